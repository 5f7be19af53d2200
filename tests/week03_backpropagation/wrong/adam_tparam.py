"""ADAM-TPARAM

task: 3.8
message: The first array moves rightly, the others do not. How often does t grow in
    one call of step?
"""

import numpy as np
from training import Adam, side_by_side


def step(self, grads):
    state = side_by_side(self.params, grads, self.mean, self.square)
    for param, grad, mean, square in state:
        self.t += 1
        mean += (1 - self.beta1) * (grad - mean)
        square += (1 - self.beta2) * (grad**2 - square)
        mean_hat = mean / (1 - self.beta1**self.t)
        square_hat = square / (1 - self.beta2**self.t)
        param -= self.lr * mean_hat / (np.sqrt(square_hat) + self.eps)


Adam.step = step
