"""CV-REFIT

task: 4.5
message: The pipeline was fitted once more, on the validation rows. What does its
    score mean after that?
"""

import numpy as np


def cross_validate(make_pipeline, X, y, k, rng):
    scores = []
    for train, val in kfold(len(X), k, rng, y):  # noqa: F821
        fit, score = make_pipeline()
        fit(X[train], y[train])
        fit(X[val], y[val])
        scores.append(score(X[val], y[val]))
    return np.array(scores)
