"""HPO-SEED

task: 4.7
message: The search does not follow the generator that was passed. Which random
    numbers does it use?
"""

import numpy as np


def random_search(evaluate, n_trials, rng):
    trials, tests = [], []
    rng = np.random.default_rng()
    for _ in range(n_trials):
        config = sample_config(rng)  # noqa: F821
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
