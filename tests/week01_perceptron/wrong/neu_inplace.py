"""NEU-INPLACE

task: 1.1
message: Your neuron changed its inputs. Which line writes into the array that was
    passed?
"""

import numpy as np


def neuron(x, w, b, activation):
    if x.dtype.kind == "f":
        x *= w
        return activation(float(x.sum() + b))
    return activation(float(np.dot(w, x) + b))
