"""einsum in float32

task: 2.3
"""

import numpy as np


def dense_forward(x, W, b):
    x, W, b = (np.asarray(part, dtype=np.float32) for part in (x, W, b))
    return np.einsum("ni,io->no", x, W) + b[np.newaxis]
