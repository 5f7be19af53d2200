"""Adam on one long vector

task: 3.8
"""

import numpy as np
from training import Adam


def _flat(layers):
    return np.concatenate([a.ravel() for layer in layers for a in layer.values()])


def start(self, params, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    self.params, self.lr, self.b1, self.b2, self.eps = params, lr, beta1, beta2, eps
    self.m = self.v = self.weight1 = self.weight2 = 0.0


def step(self, grads):
    grads = [{n: grads[k][n] for n in layer} for k, layer in enumerate(self.params)]
    g = _flat(grads)
    self.m = self.b1 * self.m + g
    self.v = self.b2 * self.v + g * g
    self.weight1 = self.b1 * self.weight1 + 1
    self.weight2 = self.b2 * self.weight2 + 1
    root = np.sqrt(self.v / self.weight2)
    moves = self.lr * self.m / self.weight1 / (root + self.eps)
    for layer in self.params:
        for name, array in layer.items():
            layer[name] = array - moves[: array.size].reshape(array.shape)
            moves = moves[array.size :]


Adam.__init__, Adam.step = start, step
