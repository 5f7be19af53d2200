"""RMS-EPSFIX

task: 3.7
message: A step was shortened though eps was 0, or not though it was 1. Where does the
    eps that was passed go in your code?
"""

import numpy as np
from training import RMSprop, side_by_side


def step(self, grads):
    for param, grad, square in side_by_side(self.params, grads, self.square):
        square *= self.rho
        square += (1 - self.rho) * grad**2
        param -= self.lr * grad / (np.sqrt(square) + 1e-8)


RMSprop.step = step
