"""RMS-NOROOT

task: 3.7
message: The steps grow when the gradients shrink. What does the docstring divide by,
    the mean square or something made from it?
"""

from training import RMSprop, side_by_side


def step(self, grads):
    for param, grad, square in side_by_side(self.params, grads, self.square):
        square *= self.rho
        square += (1 - self.rho) * grad**2
        param -= self.lr * grad / (square + self.eps)


RMSprop.step = step
