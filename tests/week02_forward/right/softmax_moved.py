"""row by row, with the axis moved to the end

task: 2.6
"""

import numpy as np


def _rows(function, z, axis):
    moved = np.moveaxis(np.array(z, dtype=float), axis, -1)
    rows = [function(row) for row in moved.reshape(-1, moved.shape[-1])]
    return np.moveaxis(np.reshape(rows, moved.shape), -1, axis)


def softmax(z, axis=-1):
    def one(row):
        powers = np.exp(row - max(row))
        return powers / sum(powers)

    return _rows(one, z, axis)


def log_softmax(z, axis=-1):
    def one(row):
        return row - (max(row) + np.log(sum(np.exp(row - max(row)))))

    return _rows(one, z, axis)
