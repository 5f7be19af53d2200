"""CV-STRAT

task: 4.5
message: The folds do not keep the classes in proportion. Which argument of kfold
    takes care of that?
"""

import numpy as np


def cross_validate(make_pipeline, X, y, k, rng):
    scores = []
    for train, val in kfold(len(X), k, rng):  # noqa: F821
        fit, score = make_pipeline()
        fit(X[train], y[train])
        scores.append(score(X[val], y[val]))
    return np.array(scores, dtype=np.float64)
