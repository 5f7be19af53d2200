"""NEU-PROD

task: 1.1
message: A neuron returns one number. What has to happen to its D products?
"""

import numpy as np


def neuron(x, w, b, activation):
    return np.array([activation(z) for z in w * x + b])
