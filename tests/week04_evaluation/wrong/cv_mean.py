"""CV-MEAN

task: 4.5
message: One number came back. How many folds are there, and what does the spread of
    their scores tell?
"""

import numpy as np


def cross_validate(make_pipeline, X, y, k, rng):
    scores = []
    for train, val in kfold(len(X), k, rng, y):  # noqa: F821
        fit, score = make_pipeline()
        fit(X[train], y[train])
        scores.append(score(X[val], y[val]))
    return float(np.mean(scores))
