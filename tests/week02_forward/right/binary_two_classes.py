"""two log-softmax columns, float32

task: 2.8
"""

import numpy as np


def bce_from_logits(z, y):
    z = np.asarray(z, dtype=np.float32)
    no, yes = log_softmax(np.stack([np.zeros_like(z), z]), axis=0)
    return float(np.mean(-(y * yes + (1 - y) * no)))
