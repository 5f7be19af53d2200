"""LR-LINEAR

task: 7.8
message: The rates fall by equal steps. What does the docstring multiply from layer
    to layer?
"""

import numpy as np


def layer_lrs(n_layers, lr, decay):
    return np.maximum(lr * (1 - (1 - decay) * np.arange(n_layers)[::-1]), 0)
