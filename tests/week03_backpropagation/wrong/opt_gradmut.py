"""OPT-GRADMUT

task: 3.7
message: The gradients that were passed to step have changed. Which of your lines
    writes into them?
"""

from training import SGD, side_by_side


def step(self, grads):
    for param, grad, velocity in side_by_side(self.params, grads, self.velocity):
        grad *= self.lr
        velocity *= self.momentum
        velocity -= grad
        if self.nesterov:
            param += self.momentum * velocity - grad
        else:
            param += velocity


SGD.step = step
