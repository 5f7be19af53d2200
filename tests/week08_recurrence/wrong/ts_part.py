"""TS-PART

task: 8.7
message: Only the training rows came back. Which rows does the docstring return?
"""


def scale_by_train(x, train):
    past = x[train]
    mean, std = float(past.mean()), float(past.std())
    if past.min() == past.max():
        mean, std = float(past[0]), 1.0
    return (past - mean) / std, mean, std
