"""VG-START

task: 8.5
message: The lags are counted from the first step. From which state does the docstring
    look back?
"""

import numpy as np


def gradient_through_time(Wh, hs):
    product, norms = np.eye(len(Wh)), []
    for h in hs:
        product = product @ ((1 - h**2)[:, None] * Wh.T)
        norms.append(np.linalg.norm(product, 2))
    return np.array(norms)
