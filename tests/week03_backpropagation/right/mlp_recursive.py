"""mlp_backward by recursion, in float32, as a tuple

task: 3.5
"""

import numpy as np
from backprop import activation_backward, dense_backward, softmax_ce_backward


def mlp_backward(logits, y, cache, params, activation="relu"):
    def back(dout, k):
        dx, dW, db = dense_backward(dout, cache[k]["x"], params[k]["W"])
        layer = {"W": dW.astype(np.float32), "b": db.astype(np.float32)}
        if k == 0:
            return (layer,)
        dz = activation_backward(dx, cache[k - 1]["z"], activation)
        return (*back(dz, k - 1), layer)

    return back(softmax_ce_backward(logits, y), len(params) - 1)
