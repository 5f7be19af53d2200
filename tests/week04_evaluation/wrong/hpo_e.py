"""HPO-E

task: 4.7
message: Learning rates leave their range. Is the power that you take one of 10 or
    one of e?
"""

import math


def sample_config(rng):
    return {
        "learning_rate": math.exp(rng.uniform(-4, -1)),
        "batch_size": int(2 ** rng.integers(4, 9)),
        "layers": int(rng.integers(1, 4)),
    }
