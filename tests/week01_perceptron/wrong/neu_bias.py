"""NEU-BIAS

task: 1.1
message: With w = 0 the output must be activation(b). Where does b enter the sum?
"""

import numpy as np


def neuron(x, w, b, activation):
    return activation(float(np.dot(w, x)))
