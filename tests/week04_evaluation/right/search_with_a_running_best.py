"""search with a running best

task: 4.7
"""

import numpy as np


def sample_config(rng):
    return dict(
        layers=rng.choice([1, 2, 3]),
        batch_size=rng.choice([16, 32, 64, 128, 256]),
        learning_rate=np.exp(rng.uniform(np.log(1e-4), np.log(1e-1))),
    )


def random_search(evaluate, n_trials, rng):
    trials, best, open_test = [], None, None
    for _ in range(n_trials):
        config = sample_config(rng)
        outcome = evaluate(config)
        trials.append(
            {"config": config, "val": outcome["val"], "train": outcome["train"]}
        )
        if best is None or outcome["val"] > best["val"]:
            best, open_test = trials[-1], outcome["test"]
    found = {"best": best["config"], "val": best["val"], "trials": trials}
    return {**found, "test": open_test()}
