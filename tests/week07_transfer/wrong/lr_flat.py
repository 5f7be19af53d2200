"""LR-FLAT

task: 7.8
message: All layers before the last have the same rate. How often is the rate of the
    first one multiplied by decay?
"""

import numpy as np


def layer_lrs(n_layers, lr, decay):
    return np.array([lr * decay] * (n_layers - 1) + [lr])
