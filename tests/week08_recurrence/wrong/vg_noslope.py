"""VG-NOSLOPE

task: 8.5
message: The slope of tanh is missing. What stands on the diagonal in the docstring?
"""

import numpy as np


def gradient_through_time(Wh, hs):
    product, norms = np.eye(len(Wh)), []
    for _h in hs[::-1]:
        product = product @ Wh.T
        norms.append(np.linalg.norm(product, 2))
    return np.array(norms)
