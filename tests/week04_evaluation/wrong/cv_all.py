"""CV-ALL

task: 4.5
message: The pipeline was fitted on rows that it is scored on. Which rows belong
    into fit?
"""

import numpy as np


def cross_validate(make_pipeline, X, y, k, rng):
    scores = []
    for _, val in kfold(len(X), k, rng, y):  # noqa: F821
        fit, score = make_pipeline()
        fit(X, y)
        scores.append(score(X[val], y[val]))
    return np.array(scores)
