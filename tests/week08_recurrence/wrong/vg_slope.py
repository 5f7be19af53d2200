"""VG-SLOPE

task: 8.5
message: The slope is not that of the stored states. Is h what goes into tanh, or what
    comes out?
"""

import numpy as np


def gradient_through_time(Wh, hs):
    product, norms = np.eye(len(Wh)), []
    for h in hs[::-1]:
        product = product @ ((1 - np.tanh(h) ** 2)[:, None] * Wh.T)
        norms.append(np.linalg.norm(product, 2))
    return np.array(norms)
