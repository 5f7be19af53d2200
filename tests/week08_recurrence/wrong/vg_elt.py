"""VG-ELT

task: 8.5
message: The Jacobians are multiplied entry by entry. How does the chain rule put
    matrices together?
"""

import numpy as np


def gradient_through_time(Wh, hs):
    product, norms = 1.0, []
    for h in hs[::-1]:
        product = product * ((1 - h**2)[:, None] * Wh.T)
        norms.append(np.linalg.norm(product, 2))
    return np.array(norms)
