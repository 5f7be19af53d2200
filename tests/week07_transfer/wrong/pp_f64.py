"""PP-F64

task: 7.2
message: The numbers are right, but their dtype is not float32. Which dtype do
    NumPy's divisions give?
"""

import numpy as np


def preprocess(x, mode):
    x = np.asarray(x, dtype=float)
    if mode == "tf":
        return x / 127.5 - 1
    if mode == "caffe":
        return (x[..., ::-1] - np.array([103.939, 116.779, 123.68])).astype(np.float32)
    return ((x / 255 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]).astype(
        np.float32
    )
