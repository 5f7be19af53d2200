"""MOM-EMA

task: 3.7
message: With momentum your steps are too small by the factor 1 - momentum. Does the
    docstring's velocity take a mean of the gradients or a sum?
"""

from training import SGD, side_by_side


def step(self, grads):
    for param, grad, velocity in side_by_side(self.params, grads, self.velocity):
        velocity *= self.momentum
        velocity -= (1 - self.momentum) * self.lr * grad
        param += (
            self.momentum * velocity - self.lr * grad if self.nesterov else velocity
        )


SGD.step = step
