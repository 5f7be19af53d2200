"""lstm_step in float32 with one product and clipped sigmoids

task: 8.3
"""

import numpy as np


def lstm_step(x, h, c, W, U, b):
    ones = np.ones((len(x), 1))
    z = np.concatenate([x, h, ones], axis=1) @ np.concatenate([W, U, b[np.newaxis]])
    z = z.astype("float32").reshape(len(x), 4, -1)
    i, f, o = (1 / (1 + np.exp(-np.clip(z[:, k], -60, 60))) for k in (0, 1, 3))
    cell = f * c + i * np.tanh(z[:, 2])
    return o * np.tanh(cell), cell
