"""PP-TWICE

task: 7.2
message: The pixels are preprocessed twice. Which function calls which, and on what?
"""

import numpy as np


def preprocess(x, mode):
    x = np.array(x, dtype=np.float32)
    if mode == "tf":
        return (x / 127.5 - 1) / 127.5 - 1
    if mode == "caffe":
        return (x - np.array([103.939 + 123.68, 2 * 116.779, 123.68 + 103.939])).astype(
            np.float32
        )
    return (
        (
            (x / 255 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225] / 255
            - [0.485, 0.456, 0.406]
        )
        / [0.229, 0.224, 0.225]
    ).astype(np.float32)
