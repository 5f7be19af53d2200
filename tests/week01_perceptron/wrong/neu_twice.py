"""NEU-TWICE

task: 1.1
message: The activation ran more than once. What could you keep instead of asking
    again?
"""

import numpy as np


def neuron(x, w, b, activation):
    z = float(np.dot(w, x) + b)
    return activation(z) if np.isfinite(activation(z)) else 0.0
