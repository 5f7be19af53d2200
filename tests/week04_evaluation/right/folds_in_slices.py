"""folds in slices

task: 4.5
"""


def kfold(n, k, rng, y=None):
    labels = [0] * n if y is None else list(y)
    vals = [[] for _ in range(k)]
    for c in sorted(set(labels)):
        rows = [i for i in range(n) if labels[i] == c]
        rng.shuffle(rows)
        for i, val in enumerate(vals):
            val += rows[i::k]
    return [([i for i in range(n) if i not in val], val) for val in vals]


def cross_validate(make_pipeline, X, y, k, rng):
    def one(train, val):
        pipeline = make_pipeline()
        pipeline[0](X[train], y[train])
        return pipeline[1](X[val], y[val])

    return [one(train, val) for train, val in kfold(len(X), k, rng, y)]
