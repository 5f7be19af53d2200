"""LR-OFF

task: 7.8
message: All rates are one step too small. Which rate should the last layer get?
"""

import numpy as np


def layer_lrs(n_layers, lr, decay):
    return lr * decay ** np.arange(n_layers, 0, -1.0)
