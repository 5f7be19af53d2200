"""SCE-CLASSES

task: 3.4
message: If nobody in the batch belongs to the last class, your gradient fails. From
    which argument can you read how many classes there are?
"""

import numpy as np


def softmax_ce_backward(z, y):
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    return (p - np.eye(np.max(y) + 1)[y]) / len(y)
