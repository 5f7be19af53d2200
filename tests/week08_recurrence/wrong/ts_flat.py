"""TS-FLAT

task: 8.7
message: A past without any change needs a std of 1. Is the deviation that you compute
    exactly 0 then?
"""


def scale_by_train(x, train):
    past = x[train]
    mean, std = float(past.mean()), float(past.std())
    return (x - mean) / std, mean, std
