"""VG-RADIUS

task: 8.5
message: These are largest eigenvalues. What does the docstring measure a matrix by?
"""

import numpy as np


def gradient_through_time(Wh, hs):
    product, norms = np.eye(len(Wh)), []
    for h in hs[::-1]:
        product = product @ ((1 - h**2)[:, None] * Wh.T)
        norms.append(np.abs(np.linalg.eigvals(product)).max())
    return np.array(norms)
