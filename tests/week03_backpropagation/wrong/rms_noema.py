"""RMS-NOEMA

task: 3.7
message: Your squares are added up for ever, so the steps become smaller and smaller.
    What does the docstring do with the old mean square?
"""

import numpy as np
from training import RMSprop, side_by_side


def step(self, grads):
    for param, grad, square in side_by_side(self.params, grads, self.square):
        square += grad**2
        param -= self.lr * grad / (np.sqrt(square) + self.eps)


RMSprop.step = step
