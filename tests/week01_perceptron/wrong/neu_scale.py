"""NEU-SCALE

task: 1.1
message: The bias multiplies the sum. What should the output be when all weights are 0?
"""

import numpy as np


def neuron(x, w, b, activation):
    return activation(float(np.dot(w, x) * b))
