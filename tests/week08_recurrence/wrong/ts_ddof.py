"""TS-DDOF

task: 8.7
message: The standard deviation is a little too large. What is ddof here?
"""


def scale_by_train(x, train):
    past = x[train]
    mean, std = float(past.mean()), float(past.std(ddof=1))
    if past.min() == past.max():
        mean, std = float(past[0]), 1.0
    return (x - mean) / std, mean, std
