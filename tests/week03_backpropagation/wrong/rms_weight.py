"""RMS-WEIGHT

task: 3.7
message: The new square counts in full beside the old mean. Which two weights does the
    docstring give them, and what do they add up to?
"""

import numpy as np
from training import RMSprop, side_by_side


def step(self, grads):
    for param, grad, square in side_by_side(self.params, grads, self.square):
        square *= self.rho
        square += grad**2
        param -= self.lr * grad / (np.sqrt(square) + self.eps)


RMSprop.step = step
