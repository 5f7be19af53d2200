"""ADAM-EPSMIN

task: 3.8
message: A step was shortened though eps was 0, or not though it was 1. Where does the
    eps that was passed go in your code?
"""

import numpy as np
from training import Adam, side_by_side


def step(self, grads):
    self.t += 1
    state = side_by_side(self.params, grads, self.mean, self.square)
    for param, grad, mean, square in state:
        mean += (1 - self.beta1) * (grad - mean)
        square += (1 - self.beta2) * (grad**2 - square)
        mean_hat = mean / (1 - self.beta1**self.t)
        square_hat = square / (1 - self.beta2**self.t)
        param -= self.lr * mean_hat / (np.sqrt(square_hat) + max(self.eps, 1e-8))


Adam.step = step
