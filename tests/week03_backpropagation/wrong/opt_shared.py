"""OPT-SHARED

task: 3.7
message: Arrays of two layers follow each other's velocity. For how many arrays does
    your optimizer remember one, and what tells them apart?
"""

import numpy as np
from training import SGD


def start(self, params, lr, momentum=0.0, nesterov=False):
    self.params, self.lr, self.momentum, self.nesterov = params, lr, momentum, nesterov
    self.velocity = {n: np.zeros_like(a) for layer in params for n, a in layer.items()}


def step(self, grads):
    for k, layer in enumerate(self.params):
        for name, param in layer.items():
            grad, velocity = grads[k][name], self.velocity[name]
            velocity *= self.momentum
            velocity -= self.lr * grad
            if self.nesterov:
                param += self.momentum * velocity - self.lr * grad
            else:
                param += velocity


SGD.__init__ = start
SGD.step = step
