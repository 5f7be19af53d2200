"""IDX-COUNT

task: 4.9
message: Images and labels of different number were paired. Which two lengths must
    agree?
"""

import numpy as np


def load_mnist_like(images, labels):
    pixels, classes = read_idx(images), read_idx(labels)  # noqa: F821
    X = pixels[..., np.newaxis].astype(np.float32) / 255
    return X, classes.astype(np.int64)
