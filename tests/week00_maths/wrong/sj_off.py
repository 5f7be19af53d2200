"""SJ-OFF

task: 0.4
message: The entries beside the diagonal are right. Is the derivative of p[i] with
    respect to its own logit p[i] itself, or is something taken off there too?
"""

import numpy as np


def softmax_jacobian(p):
    p = np.asarray(p, dtype=float)
    J = -np.outer(p, p)
    np.fill_diagonal(J, p)
    return J
