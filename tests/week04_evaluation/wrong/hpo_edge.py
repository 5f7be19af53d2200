"""HPO-EDGE

task: 4.7
message: The largest batch size and number of layers never come up. Does
    rng.integers draw its upper bound?
"""


def sample_config(rng):
    return {
        "learning_rate": float(10 ** rng.uniform(-4, -1)),
        "batch_size": int(2 ** rng.integers(4, 8)),
        "layers": int(rng.integers(1, 3)),
    }
