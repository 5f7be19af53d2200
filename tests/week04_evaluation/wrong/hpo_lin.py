"""HPO-LIN

task: 4.7
message: Nine of ten of your learning rates are above 1e-2. Which quantity has to be
    uniform so that each decade gets its third?
"""


def sample_config(rng):
    return {
        "learning_rate": float(rng.uniform(1e-4, 1e-1)),
        "batch_size": int(2 ** rng.integers(4, 9)),
        "layers": int(rng.integers(1, 4)),
    }
