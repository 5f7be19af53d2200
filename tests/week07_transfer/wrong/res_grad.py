"""RES-GRAD

task: 7.3
message: dx misses the way through the shortcut. What does an input do to the output
    directly?
"""

import numpy as np


def residual_block(x, p):
    h = np.tanh(x @ p["W1"] + p["b1"])
    inner = h @ p["W2"] + p["b2"]
    skip = x.dot(p["Ws"]) if "Ws" in p else x
    return skip + inner, {"x": x, "h": h, "p": p}


def residual_backward(dout, cache):
    x, h, p = cache["x"], cache["h"], cache["p"]
    dz = (dout @ p["W2"].T) * (1 - h * h)
    grads = dict(W1=x.T @ dz, b1=dz.sum(0), W2=h.T @ dout, b2=dout.sum(0))
    dx = dz @ p["W1"].T
    if "Ws" in p:
        grads["Ws"] = x.T @ dout
        return dx + 0, grads
    return dx, grads
