"""HPO-TEST

task: 4.7
message: The test part was used in every trial. How often, and when, may it be
    looked at?
"""

import numpy as np


def random_search(evaluate, n_trials, rng):
    trials, tests = [], []
    for _ in range(n_trials):
        config = sample_config(rng)  # noqa: F821
        outcome = evaluate(config)
        trials.append(
            {"config": config, "train": outcome["train"], "val": outcome["val"]}
        )
        tests.append(outcome["test"]())
    best = int(np.argmax([trial["val"] for trial in trials]))
    return {
        "best": trials[best]["config"],
        "val": trials[best]["val"],
        "test": tests[best],
        "trials": trials,
    }
