"""ACT-TANH2

task: 2.4
message: Your sigmoid of 0 is not 0.5, or it is as steep as tanh. By which factors
    do a sigmoid and a tanh differ, inside and outside?
"""

import numpy as np


def activate(z, activation):
    if activation == "relu":
        return np.maximum(z, 0)
    if activation == "tanh":
        return np.tanh(z)
    if activation == "sigmoid":
        return 0.5 + 0.5 * np.tanh(z)
    return z
