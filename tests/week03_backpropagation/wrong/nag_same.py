"""NAG-SAME

task: 3.7
message: With nesterov=True the steps are those of plain momentum. Which velocity does
    the docstring multiply by the momentum in the second formula, the old one or the
    new one?
"""

from training import SGD, side_by_side


def step(self, grads):
    for param, grad, velocity in side_by_side(self.params, grads, self.velocity):
        velocity *= self.momentum
        velocity -= self.lr * grad
        param += velocity


SGD.step = step
