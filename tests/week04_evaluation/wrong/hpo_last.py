"""HPO-LAST

task: 4.7
message: Of equally good trials the docstring wants the first. Does a later one that
    is only as good replace it?
"""


def random_search(evaluate, n_trials, rng):
    trials, tests = [], []
    for _ in range(n_trials):
        config = sample_config(rng)  # noqa: F821
        outcome = evaluate(config)
        trials.append(
            {"config": config, "train": outcome["train"], "val": outcome["val"]}
        )
        tests.append(outcome["test"])
    best = max(range(n_trials), key=lambda i: (trials[i]["val"], i))
    return {
        "best": trials[best]["config"],
        "val": trials[best]["val"],
        "test": tests[best](),
        "trials": trials,
    }
