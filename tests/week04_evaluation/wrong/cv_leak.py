"""CV-LEAK

task: 4.5
message: The rows were changed before the pipeline saw them, with statistics of all
    rows, those of validation included. Whose task is preprocessing?
"""

import numpy as np


def cross_validate(make_pipeline, X, y, k, rng):
    scores = []
    X = (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-12)
    for train, val in kfold(len(X), k, rng, y):  # noqa: F821
        fit, score = make_pipeline()
        fit(X[train], y[train])
        scores.append(score(X[val], y[val]))
    return np.array(scores)
