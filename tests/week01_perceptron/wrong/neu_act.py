"""NEU-ACT

task: 1.1
message: This is the sum itself. Who passes it through the activation?
"""

import numpy as np


def neuron(x, w, b, activation):
    return float(np.dot(w, x) + b)
