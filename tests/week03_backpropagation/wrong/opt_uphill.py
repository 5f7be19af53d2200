"""OPT-UPHILL

task: 3.7
message: Your steps go the wrong way. In which direction does the gradient point, up
    or down the loss?
"""

from training import SGD, side_by_side


def step(self, grads):
    for param, grad, velocity in side_by_side(self.params, grads, self.velocity):
        velocity *= self.momentum
        velocity += self.lr * grad
        param += (
            self.momentum * velocity + self.lr * grad if self.nesterov else velocity
        )


SGD.step = step
