"""PP-INPLACE

task: 7.2
message: The caller's photos were changed, and the second call starts from the
    changed ones. Which line writes into the array?
"""

import numpy as np


def preprocess(x, mode):
    x = x.astype(np.float32, copy=False)
    if mode == "tf":
        x /= 127.5
        x -= 1
    elif mode == "caffe":
        x = x[..., ::-1]
        x -= np.array([103.939, 116.779, 123.68], dtype=np.float32)
    else:
        x /= 255
        x -= np.array([0.485, 0.456, 0.406], dtype=np.float32)
        x /= np.array([0.229, 0.224, 0.225], dtype=np.float32)
    return x
