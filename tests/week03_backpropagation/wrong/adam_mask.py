"""ADAM-MASK

task: 3.8
message: A weight whose gradient is 0 in this step did not move, though its earlier
    gradients were not 0. What does the formula say about mean_hat then?
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
        param -= (grad != 0) * self.lr * mean_hat / (np.sqrt(square_hat) + self.eps)


Adam.step = step
