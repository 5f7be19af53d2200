"""TUNE-MERGE

task: 4.10
message: The networks were trained on the validation rows as well. What does their
    validation accuracy measure then?
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
    X_all = np.concatenate([train[0], val[0]])
    y_all = np.concatenate([train[1], val[1]])
    n_trials = max(8, budget // 8)
    trials, weights = [], []
    for i in range(n_trials):
        config = sample_config(rng) | {"layers": 1 + i % 3}  # noqa: F821
        weights.append(fit(X_all, y_all, config, budget // n_trials, rng))
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
