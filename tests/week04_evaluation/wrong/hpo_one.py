"""HPO-ONE

task: 4.7
message: All trials have the same config. Where must it be drawn?
"""

import numpy as np


def random_search(evaluate, n_trials, rng):
    trials, tests = [], []
    config = sample_config(rng)  # noqa: F821
    for _ in range(n_trials):
        outcome = evaluate(config)
        trials.append(
            {"config": config, "train": outcome["train"], "val": outcome["val"]}
        )
        tests.append(outcome["test"])
    best = int(np.argmax([trial["val"] for trial in trials]))
    return {
        "best": trials[best]["config"],
        "val": trials[best]["val"],
        "test": tests[best](),
        "trials": trials,
    }
