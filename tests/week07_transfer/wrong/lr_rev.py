"""LR-REV

task: 7.8
message: The first layer got the largest rate. Which layers know most that is worth
    keeping?
"""

import numpy as np


def layer_lrs(n_layers, lr, decay):
    return lr * decay ** np.arange(n_layers)
