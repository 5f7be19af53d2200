"""TS-SCALE

task: 8.7
message: Mean and standard deviation are those of the whole series. What of it is not
    known yet when training ends?
"""


def scale_by_train(x, train):
    past = x
    mean, std = float(past.mean()), float(past.std())
    if past.min() == past.max():
        mean, std = float(past[0]), 1.0
    return (x - mean) / std, mean, std
