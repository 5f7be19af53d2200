"""LR-ROUND

task: 3.10
message: Close to a limit your answer is that of the limit itself. What happens to x in
    the long run, if each step multiplies it by -0.99?
"""

import numpy as np


def lr_regime(eigs, lr):
    r = round(lr * float(np.max(eigs)), 2)
    if r <= 1:
        return "monotone"
    return "oscillates" if r < 2 else "diverges"
