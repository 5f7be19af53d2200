"""IDX-256

task: 4.9
message: White became slightly less than 1. What is the largest value of a byte?
"""

import numpy as np


def load_mnist_like(images, labels):
    pixels, classes = read_idx(images), read_idx(labels)  # noqa: F821
    if pixels.ndim != 3 or classes.shape != (len(pixels),):
        raise ValueError(f"{pixels.shape} and {classes.shape}")
    X = pixels[..., np.newaxis].astype(np.float32) / 256
    return X, classes.astype(np.int64)
