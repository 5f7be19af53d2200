"""ADAM-T0

task: 3.8
message: The first step gave NaN or infinity. What is 1 - beta1**t there, and from
    which number does the docstring count t?
"""

import numpy as np
from training import Adam, side_by_side


def step(self, grads):
    state = side_by_side(self.params, grads, self.mean, self.square)
    for param, grad, mean, square in state:
        mean += (1 - self.beta1) * (grad - mean)
        square += (1 - self.beta2) * (grad**2 - square)
        mean_hat = mean / (1 - self.beta1**self.t)
        square_hat = square / (1 - self.beta2**self.t)
        param -= self.lr * mean_hat / (np.sqrt(square_hat) + self.eps)
    self.t += 1


Adam.step = step
