"""VG-SIDE

task: 8.5
message: The older steps stand on the wrong side. On which side of the product so far
    does the docstring put the next older Jacobian?
"""

import numpy as np


def gradient_through_time(Wh, hs):
    product, norms = np.eye(len(Wh)), []
    for h in hs[::-1]:
        product = ((1 - h**2)[:, None] * Wh.T) @ product
        norms.append(np.linalg.norm(product, 2))
    return np.array(norms)
