"""HUB-NUMBER

task: 2.5
message: Arrays go through your Huber loss and two plain numbers do not. Can you
    write into entries of something that has no axis?
"""

import numpy as np


def huber_loss(pred, target, delta=1.0):
    size = np.abs(residuals(pred, target))
    small = size <= delta
    size[small] = size[small] ** 2 / 2
    size[~small] = delta * (size[~small] - delta / 2)
    return float(size.mean())
