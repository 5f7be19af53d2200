"""rnn_backward in float32, sequence by sequence

task: 8.2
"""

import numpy as np


def rnn_backward(dh, x, h0, hs, Wx, Wh):
    dh, x, h0, hs, Wx, Wh = (
        np.asarray(a, dtype="float32") for a in (dh, x, h0, hs, Wx, Wh)
    )
    sums = [np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])]
    dx, dh0 = [], []
    for n in range(len(x)):
        states = [h0[n], *hs[n]]
        g, rows = np.zeros_like(h0[n]), []
        for t in reversed(range(len(x[n]))):
            z = (g + dh[n, t]) * (1 - states[t + 1] ** 2)
            rows.insert(0, Wx @ z)
            sums[0] += np.outer(x[n, t], z)
            sums[1] += np.outer(states[t], z)
            sums[2] += z
            g = Wh @ z
        dx.append(rows)
        dh0.append(g)
    return [np.array(dx), np.array(dh0), *sums]
