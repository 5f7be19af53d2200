"""PP-RGB

task: 7.2
message: Red and blue are swapped in the mode caffe. In which order does VGG16
    expect the colours?
"""

import numpy as np


def preprocess(x, mode):
    x = np.array(x, dtype=np.float32)
    if mode == "tf":
        return x / 127.5 - 1
    if mode == "caffe":
        return (x - np.array([123.68, 116.779, 103.939])).astype(np.float32)
    return ((x / 255 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]).astype(
        np.float32
    )
