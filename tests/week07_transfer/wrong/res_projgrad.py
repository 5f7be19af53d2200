"""RES-PROJGRAD

task: 7.3
message: With a projection, dx passes the shortcut as if there were none. Through
    which matrix did the inputs go?
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
        return dx + (
            dout
            if x.shape == dout.shape
            else dout @ np.ones((dout.shape[1], x.shape[1]))
        ), grads
    return dx + dout, grads
