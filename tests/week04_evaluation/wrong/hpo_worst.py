"""HPO-WORST

task: 4.7
message: The trial with the lowest validation accuracy was chosen. Is a high
    accuracy good or bad?
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
        tests.append(outcome["test"])
    best = int(np.argmin([trial["val"] for trial in trials]))
    return {
        "best": trials[best]["config"],
        "val": trials[best]["val"],
        "test": tests[best](),
        "trials": trials,
    }
