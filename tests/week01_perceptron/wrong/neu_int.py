"""NEU-INT

task: 1.1
message: With integer inputs the products lost their fractions. Of which dtype is the
    array that holds them?
"""

import numpy as np


def neuron(x, w, b, activation):
    products = np.zeros_like(x)
    for i in range(len(x)):
        products[i] = w[i] * x[i]
    return activation(float(products.sum() + b))
