"""TS-SMALL

task: 8.7
message: Small returns are not scaled. When exactly is `std` to be 1?
"""


def scale_by_train(x, train):
    _require_series(x)
    if len(x[train]) == 0:
        raise ValueError
    mean, std = x[train].mean(), x[train].std()
    if std < 1e-3:
        std = 1.0
    return (x - mean) / std, mean, std
