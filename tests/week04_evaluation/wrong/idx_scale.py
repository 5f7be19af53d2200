"""IDX-SCALE

task: 4.9
message: Each image was divided by its own brightest pixel. What becomes of a faint
    digit, and which number is the same for all?
"""

import numpy as np


def load_mnist_like(images, labels):
    pixels, classes = read_idx(images), read_idx(labels)  # noqa: F821
    if pixels.ndim != 3 or classes.shape != (len(pixels),):
        raise ValueError(f"{pixels.shape} and {classes.shape}")
    top = pixels.max(axis=(1, 2), keepdims=True)[..., np.newaxis]
    X = pixels[..., np.newaxis].astype(np.float32) / top
    return X, classes.astype(np.int64)
