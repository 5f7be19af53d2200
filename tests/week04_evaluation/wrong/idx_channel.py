"""IDX-CHANNEL

task: 4.9
message: The images have no axis for their one channel. How many axes does the
    docstring ask for?
"""

import numpy as np


def load_mnist_like(images, labels):
    pixels, classes = read_idx(images), read_idx(labels)  # noqa: F821
    if pixels.ndim != 3 or classes.shape != (len(pixels),):
        raise ValueError(f"{pixels.shape} and {classes.shape}")
    X = pixels.astype(np.float32) / 255
    return X, classes.astype(np.int64)
