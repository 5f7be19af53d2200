"""ADAM-NOBC

task: 3.8
message: The first step should have the size lr, and yours has not. Both means start
    from 0. What do they lack after one step, and which two lines of the docstring
    make up for it?
"""

import numpy as np
from training import Adam, side_by_side


def step(self, grads):
    self.t += 1
    state = side_by_side(self.params, grads, self.mean, self.square)
    for param, grad, mean, square in state:
        mean += (1 - self.beta1) * (grad - mean)
        square += (1 - self.beta2) * (grad**2 - square)
        mean_hat = mean
        square_hat = square
        param -= self.lr * mean_hat / (np.sqrt(square_hat) + self.eps)


Adam.step = step
