"""CV-REUSE

task: 4.5
message: One and the same pipeline is trained in all folds; in the last fold it has
    seen every row. Where must it be made?
"""

import numpy as np


def cross_validate(make_pipeline, X, y, k, rng):
    scores = []
    fit, score = make_pipeline()
    for train, val in kfold(len(X), k, rng, y):  # noqa: F821
        fit(X[train], y[train])
        scores.append(score(X[val], y[val]))
    return np.array(scores)
