"""OPT-PLACE

task: 3.7
message: Where the names in grads come in another order than in params, arrays follow
    the gradients of others. By what do an array and its gradient belong together?
"""

from training import SGD, side_by_side


def step(self, grads):
    flat = [grad for layer in grads for grad in layer.values()]
    pairs = side_by_side(self.params, self.velocity)
    for (param, velocity), grad in zip(pairs, flat, strict=True):
        velocity *= self.momentum
        velocity -= self.lr * grad
        if self.nesterov:
            param += self.momentum * velocity - self.lr * grad
        else:
            param += velocity


SGD.step = step
