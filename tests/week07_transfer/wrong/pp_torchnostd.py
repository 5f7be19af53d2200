"""PP-TORCHNOSTD

task: 7.2
message: In the mode torch something is left out. What is done after the mean is
    taken off?
"""

import numpy as np


def preprocess(x, mode):
    x = np.array(x, dtype=np.float32)
    if mode == "tf":
        return x / 127.5 - 1
    if mode == "caffe":
        return (x[..., ::-1] - np.array([103.939, 116.779, 123.68])).astype(np.float32)
    return (x / 255 - np.array([0.485, 0.456, 0.406])).astype(np.float32)
