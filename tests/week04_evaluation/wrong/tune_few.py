"""TUNE-FEW

task: 4.10
message: The trials are too much alike. How many values of each hyperparameter does
    the docstring ask for?
"""

import numpy as np


def tune_digits(
    train,
    val,
    budget,
    rng,
    fit=fit_network,  # noqa: F821
    predict=predict_labels,  # noqa: F821
):
    n_trials = max(8, budget // 8)
    trials, weights = [], []
    for i in range(n_trials):
        config = {
            "learning_rate": 10.0 ** (-4 + i % 3),
            "batch_size": 64,
            "layers": 1 + i % 3,
        }
        weights.append(fit(*train, config, budget // n_trials, rng))
        accuracy = float(np.mean(predict(weights[-1], val[0]) == val[1]))
        trials.append({"config": config, "val": accuracy})
    best = int(np.argmax([trial["val"] for trial in trials]))
    by_layers = {
        layers: max(t["val"] for t in trials if t["config"]["layers"] == layers)
        for layers in (1, 2, 3)
    }
    return {
        "best": trials[best]["config"],
        "weights": weights[best],
        "trials": trials,
        "by_layers": by_layers,
    }
