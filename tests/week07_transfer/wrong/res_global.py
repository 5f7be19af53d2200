"""RES-GLOBAL

task: 7.3
message: Two blocks share one cache, so the way back of the first meets what the
    second has kept. Where is the cache made, and how often?
"""

import numpy as np

KEPT = {}


def residual_block(x, p):
    KEPT["x"], KEPT["p"] = x, p
    KEPT["h"] = np.tanh(x @ p["W1"] + p["b1"])
    inner = KEPT["h"] @ p["W2"] + p["b2"]
    skip = x.dot(p["Ws"]) if "Ws" in p else x
    return skip + inner, KEPT


def residual_backward(dout, cache):
    x, h, p = cache["x"], cache["h"], cache["p"]
    dz = (dout @ p["W2"].T) * (1 - h**2)
    grads = dict(W1=x.T @ dz, b1=dz.sum(0), W2=h.T @ dout, b2=dout.sum(0))
    dx = dz @ p["W1"].T
    if "Ws" in p:
        grads["Ws"] = x.T @ dout
        return dx + dout @ p["Ws"].T, grads
    return dx + dout, grads
