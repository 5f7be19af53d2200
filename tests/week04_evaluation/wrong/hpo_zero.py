"""HPO-ZERO

task: 4.7
message: No trial was chosen where all accuracies are 0. Which one is the first of
    equals then?
"""


def random_search(evaluate, n_trials, rng):
    trials, best, highest, test = [], None, 0.0, float
    for _ in range(n_trials):
        config = sample_config(rng)  # noqa: F821
        found = evaluate(config)
        trials.append({"config": config, "train": found["train"], "val": found["val"]})
        if found["val"] > highest:
            best, highest, test = config, found["val"], found["test"]
    return {"best": best, "val": highest, "test": test(), "trials": trials}
