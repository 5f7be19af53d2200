"""IDX-RAW

task: 4.9
message: Pixels are still between 0 and 255. Which range does the docstring ask for?
"""

import numpy as np


def load_mnist_like(images, labels):
    pixels, classes = read_idx(images), read_idx(labels)  # noqa: F821
    if pixels.ndim != 3 or classes.shape != (len(pixels),):
        raise ValueError(f"{pixels.shape} and {classes.shape}")
    X = pixels[..., np.newaxis].astype(np.float32)
    return X, classes.astype(np.int64)
