"""ADAM-TEN

task: 3.8
message: After a number of steps your correction ends. Is 1 - beta2^t close to 1 by
    then?
"""

import numpy as np
from training import Adam, side_by_side


def step(self, grads):
    self.t += 1
    t = self.t if self.t <= 10 else 10**9
    state = side_by_side(self.params, grads, self.mean, self.square)
    for param, grad, mean, square in state:
        mean += (1 - self.beta1) * (grad - mean)
        square += (1 - self.beta2) * (grad**2 - square)
        mean_hat = mean / (1 - self.beta1**t)
        square_hat = square / (1 - self.beta2**t)
        param -= self.lr * mean_hat / (np.sqrt(square_hat) + self.eps)


Adam.step = step
