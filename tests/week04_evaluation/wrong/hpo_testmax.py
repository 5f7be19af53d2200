"""HPO-TESTMAX

task: 4.7
message: The trial was chosen by its test accuracy. What is that number still worth
    afterwards?
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
    best = int(np.argmax(tests))
    return {
        "best": trials[best]["config"],
        "val": trials[best]["val"],
        "test": tests[best],
        "trials": trials,
    }
