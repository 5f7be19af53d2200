"""RMSprop that keeps the root, made with hypot

task: 3.7
"""

import numpy as np
from training import RMSprop, side_by_side


def step(self, grads):
    for param, root, grad in side_by_side(self.params, self.square, grads):
        np.hypot(self.rho**0.5 * root, (1 - self.rho) ** 0.5 * grad, out=root)
        param -= self.lr * grad / (root + self.eps)


RMSprop.step = step
