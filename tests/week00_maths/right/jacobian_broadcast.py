"""broadcasting in float32

task: 0.4
"""

import numpy as np


def softmax_jacobian(p):
    p = np.asarray(p, dtype=np.float32)
    return p[:, None] * (np.eye(len(p), dtype=np.float32) - p)
