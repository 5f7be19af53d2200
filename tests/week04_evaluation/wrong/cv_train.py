"""CV-TRAIN

task: 4.5
message: The scores are those of the training rows. Which rows does the pipeline not
    know yet?
"""

import numpy as np


def cross_validate(make_pipeline, X, y, k, rng):
    scores = []
    for train, _ in kfold(len(X), k, rng, y):  # noqa: F821
        fit, score = make_pipeline()
        fit(X[train], y[train])
        scores.append(score(X[train], y[train]))
    return np.array(scores)
