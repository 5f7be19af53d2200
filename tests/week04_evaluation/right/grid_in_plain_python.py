"""grid in plain python

task: 4.10
"""


def tune_digits(train, val, budget, rng, fit=fit_network, predict=predict_labels):  # noqa: F821
    rates = [3e-4, 1e-3, 3e-3, 1e-2]
    grid = [
        (r, 32 if (i + n) % 2 else 64, n)
        for i, r in enumerate(rates)
        for n in (1, 2, 3)
    ]
    grid = grid if budget >= 36 else grid[2:10]
    trials, kept = [], []
    for rate, size, layers in grid:
        config = {"learning_rate": rate, "batch_size": size, "layers": layers}
        kept.append(fit(X=train[0], y=train[1], config=config,
                        epochs=budget // len(grid), rng=rng))  # fmt: skip
        said = predict(weights=kept[-1], X=val[0])
        right = sum(int(a) == int(b) for a, b in zip(said, val[1], strict=True))
        trials.append({"config": config, "val": right / len(val[1])})
    values = [trial["val"] for trial in trials]
    best = values.index(max(values))
    table = {}
    for trial in trials:
        n = trial["config"]["layers"]
        table[n] = max(table.get(n, 0.0), trial["val"])
    return {
        "best": trials[best]["config"],
        "weights": kept[best],
        "trials": trials,
        "by_layers": table,
    }
