"""neuron in a loop

task: 1.1
"""


def neuron(x, w, b, activation):
    total = b
    for value, weight in zip(x, w, strict=True):
        total += value * weight
    return activation(total)
