"""CV-SEED

task: 4.5
message: Every generator gives the same folds. Which random numbers deal them out?
"""

import numpy as np


def cross_validate(make_pipeline, X, y, k, rng):
    scores = []
    for train, val in kfold(len(X), k, np.random.default_rng(0), y):  # noqa: F821
        fit, score = make_pipeline()
        fit(X[train], y[train])
        scores.append(score(X[val], y[val]))
    return np.array(scores, dtype=np.float64)
