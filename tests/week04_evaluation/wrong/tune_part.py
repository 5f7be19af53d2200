"""TUNE-PART

task: 4.10
message: The accuracy was measured on the first validation rows only. How many are
    there?
"""

import numpy as np


def tune_digits(train, val, budget, rng, fit=fit_network, predict=predict_labels):  # noqa: F821
    val = val[0][:100], val[1][:100]
    n_trials = max(8, budget // 8)
    trials, weights = [], []
    for i in range(n_trials):
        config = sample_config(rng) | {"layers": 1 + i % 3}  # noqa: F821
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
