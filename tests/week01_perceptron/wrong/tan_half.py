"""TAN-HALF

task: 1.2
message: That is 2 sigmoid(z) - 1. What has to happen to z, so that the curve is steep
    enough?
"""


def tanh(z):
    return 2 * sigmoid(z) - 1
