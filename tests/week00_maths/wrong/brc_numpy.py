"""BRC-NUMPY

task: 0.1
message: NumPy did the work, and for shapes that no memory can hold it gives up. Can
    the rule be written with integers alone?
"""

import numpy as np


def broadcast_shape(a, b):
    return np.broadcast_shapes(a, b)
