"""TS-FLAT

task: 8.7
message: A past without any change ends in a division by 0. What is std then?
"""


def scale_by_train(x, train):
    past = x[train]
    mean, std = float(past.mean()), float(past.std())
    return (x - mean) / std, mean, std
