"""block with a list as cache

task: 7.3
"""

import numpy as np


def residual_block(x, p):
    pre = np.matmul(x, p["W1"]) + p["b1"]
    found = np.einsum("nh,hk->nk", np.tanh(pre), p["W2"]) + p["b2"]
    cache = [x, pre, dict(p)]
    return found + (x if p.get("Ws") is None else np.matmul(x, p["Ws"])), cache


def residual_backward(dout, cache):
    x, pre, p = cache
    grads = {name: np.zeros_like(value) for name, value in p.items()}
    dx = np.zeros_like(x)
    for n in range(len(x)):
        units = np.tanh(pre[n])
        slope = (p["W2"] @ dout[n]) / np.cosh(pre[n]) ** 2
        grads["W2"] += np.outer(units, dout[n])
        grads["b2"] += dout[n]
        grads["W1"] += np.outer(x[n], slope)
        grads["b1"] += slope
        dx[n] = p["W1"] @ slope
        if "Ws" in p:
            grads["Ws"] += np.outer(x[n], dout[n])
            dx[n] += p["Ws"] @ dout[n]
        else:
            dx[n] += dout[n]
    return dx, grads
