"""layers by index, scaled afterwards, in tuples

task: 2.1
"""

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    params = []
    for k in range(1, len(sizes)):
        fans = sizes[k - 1] if scheme == "he" else (sizes[k - 1] + sizes[k])
        W = rng.standard_normal((sizes[k - 1], sizes[k])) * (2.0 / fans) ** 0.5
        params.append(dict(W=W, b=np.zeros((sizes[k],))))
    return tuple(params)
