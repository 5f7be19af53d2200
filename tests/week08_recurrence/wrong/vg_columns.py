"""VG-COLUMNS

task: 8.5
message: The slopes multiply the columns instead of the rows. On which side of Wh.T does
    the diagonal matrix stand?
"""

import numpy as np


def gradient_through_time(Wh, hs):
    product, norms = np.eye(len(Wh)), []
    for h in hs[::-1]:
        product = product @ ((1 - h**2) * Wh.T)
        norms.append(np.linalg.norm(product, 2))
    return np.array(norms)
