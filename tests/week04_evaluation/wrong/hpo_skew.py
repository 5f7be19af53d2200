"""HPO-SKEW

task: 4.7
message: The batch sizes in the middle come up more often than the others. How
    likely is each of the five meant to be?
"""


def sample_config(rng):
    return {
        "learning_rate": float(10 ** rng.uniform(-4, -1)),
        "batch_size": 2 ** min(8, max(4, round(rng.normal(6, 1.3)))),
        "layers": int(rng.integers(1, 4)),
    }
