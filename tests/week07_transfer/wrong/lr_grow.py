"""LR-GROW

task: 7.8
message: The rates grow where they should shrink. Is decay larger or smaller than 1,
    and do you multiply or divide?
"""

import numpy as np


def layer_lrs(n_layers, lr, decay):
    return lr / decay ** np.arange(n_layers - 1, -1, -1.0)
