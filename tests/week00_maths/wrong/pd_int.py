"""PD-INT

task: 0.2
message: uint8 counts from 0 to 255 and then starts again. What is 3 - 13 there, and
    which dtype has room for it?
"""


def pairwise_sq_dists(X, Y):
    return ((X[:, None, :] - Y[None, :, :]) ** 2).sum(axis=2)
