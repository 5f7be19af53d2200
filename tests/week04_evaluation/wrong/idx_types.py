"""IDX-TYPES

task: 4.9
message: The values are right and their types are not. What does `/` make of uint8,
    and which types does the docstring name?
"""

import numpy as np


def load_mnist_like(images, labels):
    pixels, classes = read_idx(images), read_idx(labels)  # noqa: F821
    if pixels.ndim != 3 or classes.shape != (len(pixels),):
        raise ValueError(f"{pixels.shape} and {classes.shape}")
    X = pixels[..., np.newaxis] / 255
    return X, classes
