"""PP-TWO

task: 7.2
message: In the mode tf the values reach 3. By what are pixels divided before 1 is
    taken off?
"""

import numpy as np


def preprocess(x, mode):
    x = np.array(x, dtype=np.float32)
    if mode == "tf":
        return x / 255 * 4 - 1
    if mode == "caffe":
        return (x[..., ::-1] - np.array([103.939, 116.779, 123.68])).astype(np.float32)
    return ((x / 255 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]).astype(
        np.float32
    )
