"""dense_backward with einsum in float32, as a list

task: 3.2
"""

import numpy as np


def dense_backward(dout, x, W):
    dout, x, W = (np.asarray(a, dtype=np.float32) for a in (dout, x, W))
    dx, dW = np.einsum("no,io->ni", dout, W), np.einsum("no,ni->io", dout, x)
    return [dx, dW, np.ones(len(x), dtype=np.float32) @ dout]
