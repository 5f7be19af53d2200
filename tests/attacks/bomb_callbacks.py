"""Call the test's function without end.

honest: 99
"""


def neuron(x, w, b, activation, honest=neuron):
    while not np.any(w):
        activation(b)
    return honest(x, w, b, activation)
