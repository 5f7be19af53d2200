"""search in two passes

task: 4.7
"""

import random


def sample_config(rng):
    own = random.Random(int(rng.integers(2**60)))
    rate = 0.0001 * 1000 ** own.random()
    return {
        "learning_rate": rate,
        "batch_size": 16 << own.randrange(5),
        "layers": 1 + own.randrange(3),
    }


def random_search(evaluate, n_trials, rng):
    configs = [sample_config(rng) for _ in range(n_trials)]
    outcomes = [evaluate(config) for config in configs]
    values = [outcome["val"] for outcome in outcomes]
    best = values.index(max(values))
    trials = [
        {"config": config, "train": outcome["train"], "val": outcome["val"]}
        for config, outcome in zip(configs, outcomes, strict=True)
    ]
    return {
        "trials": trials,
        "best": configs[best],
        "val": values[best],
        "test": outcomes[best]["test"](),
    }
