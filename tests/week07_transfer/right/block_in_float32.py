"""block in float32

task: 7.3
"""

import numpy as np


class Kept:
    def __init__(self, x, units, p):
        self.x, self.units, self.p = x, units, p


def residual_block(x, p):
    x = np.asarray(x, dtype=np.float32)
    p = {name: np.asarray(value, dtype=np.float32) for name, value in p.items()}
    units = np.tanh(x @ p["W1"] + p["b1"])
    out = units @ p["W2"] + p["b2"] + x @ p.get("Ws", np.eye(x.shape[1], dtype="f4"))
    return out, Kept(x, units, p)


def residual_backward(dout, kept):
    dout = np.asarray(dout, dtype=np.float32)
    p, units = kept.p, kept.units
    back = (1 - units) * (1 + units) * (dout @ p["W2"].T)
    grads = {"b2": dout.sum(axis=0), "W2": units.T @ dout}
    grads |= {"b1": back.sum(axis=0), "W1": kept.x.T @ back}
    dx = back @ p["W1"].T
    if "Ws" in p:
        grads["Ws"] = kept.x.T @ dout
        dx = dx + dout @ p["Ws"].T
    else:
        dx = dx + dout
    return [dx, grads]
