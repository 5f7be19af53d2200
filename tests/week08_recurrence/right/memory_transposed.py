"""gradient_through_time from the other side, by singular values

task: 8.5
"""

import numpy as np


def gradient_through_time(Wh, hs):
    product, norms = np.eye(len(Wh)), []
    for h in reversed(list(hs)):
        product = (Wh * (1 - h * h)) @ product
        norms.append(float(np.linalg.svd(product, compute_uv=False)[0]))
    return norms


def lstm_carry_gradient(f_gates):
    result, product = [], np.ones(f_gates.shape[1])
    for gate in reversed(f_gates):
        product = product * gate
        result.append(float(np.max(np.abs(product))))
    return result
