"""search in two rounds

task: 4.10
"""

import numpy as np


def tune_digits(train, val, budget, rng, fit=fit_network, predict=predict_labels):  # noqa: F821
    rates = np.geomspace(5e-4, 2e-2, 9)[rng.permutation(9)]
    count = 9 if budget >= 36 else 8
    epochs = budget * 2 // (3 * count) or 1
    trials = []
    for i in range(count):
        config = {
            "learning_rate": float(rates[i]),
            "batch_size": [32, 64, 128][i // 3],
            "layers": i % 3 + 1,
        }
        trials.append({"config": config, "weights": fit(*train, config, epochs, rng)})
    left = budget - epochs * count
    for trial in trials:
        trial["val"] = accuracy(predict, trial["weights"], val)
    best = max(trials, key=lambda trial: trial["val"])
    more = fit(*train, best["config"], left, rng, weights=best["weights"])
    if accuracy(predict, more, val) >= best["val"]:
        best["weights"], best["val"] = more, accuracy(predict, more, val)
    best = max(trials, key=lambda trial: trial["val"])
    return {
        "best": best["config"],
        "weights": best["weights"],
        "trials": [{"config": t["config"], "val": t["val"]} for t in trials],
        "by_layers": {
            n: max(t["val"] for t in trials if t["config"]["layers"] == n)
            for n in (1, 2, 3)
        },
    }


def accuracy(predict, weights, val):
    return float(np.mean(np.asarray(predict(weights, val[0])) == val[1]))
