"""PP-UINT8

task: 7.2
message: Some values are near 256 in place of small negative ones. In which dtype is
    the mean taken off?
"""

import numpy as np


def preprocess(x, mode):
    x = np.asarray(x)
    if mode == "tf":
        return x.astype(np.float32) / 127.5 - 1
    if mode == "caffe":
        return (x[..., ::-1] - np.array([104, 117, 124], dtype=x.dtype)).astype(
            np.float32
        )
    return ((x / 255 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]).astype(
        np.float32
    )
