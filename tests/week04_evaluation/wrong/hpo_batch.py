"""HPO-BATCH

task: 4.7
message: There are batch sizes that are no power of 2. Which five values does the
    docstring list?
"""


def sample_config(rng):
    return {
        "learning_rate": float(10 ** rng.uniform(-4, -1)),
        "batch_size": int(rng.integers(16, 257)),
        "layers": int(rng.integers(1, 4)),
    }
