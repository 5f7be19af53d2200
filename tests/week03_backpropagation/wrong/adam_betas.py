"""ADAM-BETAS

task: 3.8
message: Steps after the first are wrong: the two means decay at each other's rate.
    Which beta belongs to which?
"""

import numpy as np
from training import Adam, side_by_side


def step(self, grads):
    self.t += 1
    state = side_by_side(self.params, grads, self.mean, self.square)
    for param, grad, mean, square in state:
        mean += (1 - self.beta2) * (grad - mean)
        square += (1 - self.beta1) * (grad**2 - square)
        mean_hat = mean / (1 - self.beta2**self.t)
        square_hat = square / (1 - self.beta1**self.t)
        param -= self.lr * mean_hat / (np.sqrt(square_hat) + self.eps)


Adam.step = step
