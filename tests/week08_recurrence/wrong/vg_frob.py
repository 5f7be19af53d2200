"""VG-FROB

task: 8.5
message: These are Frobenius norms. Which norm says how far a single change can be
    stretched?
"""

import numpy as np


def gradient_through_time(Wh, hs):
    product, norms = np.eye(len(Wh)), []
    for h in hs[::-1]:
        product = product @ ((1 - h**2)[:, None] * Wh.T)
        norms.append(np.linalg.norm(product))
    return np.array(norms)
