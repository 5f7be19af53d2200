"""planes one by one

task: 7.2
"""

import numpy as np


def preprocess(x, mode):
    out = np.zeros(np.shape(x), dtype=np.float32)
    red, green, blue = np.moveaxis(np.array(x, dtype=float), -1, 0)
    if mode == "caffe":
        red, blue = blue, red
    places = enumerate([red, green, blue])
    for k, plane in places:
        if mode == "caffe":
            out[..., k] = plane - (103.939, 116.779, 123.68)[k]
        elif mode == "tf":
            out[..., k] = (plane - 127.5) / 127.5
        else:
            mean, sd = ((0.485, 0.229), (0.456, 0.224), (0.406, 0.225))[k]
            out[..., k] = (plane / 255 - mean) / sd
    return out
