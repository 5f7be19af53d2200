"""PP-CAFFESCALE

task: 7.2
message: In the mode caffe the values are scaled to small numbers. Does the
    docstring scale them?
"""

import numpy as np


def preprocess(x, mode):
    x = np.array(x, dtype=np.float32)
    if mode == "tf":
        return x / 127.5 - 1
    if mode == "caffe":
        return ((x[..., ::-1] - np.array([103.939, 116.779, 123.68])) / 255).astype(
            np.float32
        )
    return ((x / 255 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]).astype(
        np.float32
    )
