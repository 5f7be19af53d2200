"""filters by a convolution

task: 6.7
"""

import numpy as np
from convolution import conv2d


def filter_bank(img):
    x = np.pad(img, 1, "edge").astype(float)[None, :, :, None]
    w = np.stack(list(KERNELS.values()), axis=-1)[:, :, None, :].astype(float)
    out = conv2d(x, w, np.zeros(5))
    return {name: out[0, ..., k] for k, name in enumerate(KERNELS)}
