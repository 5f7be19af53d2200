"""Adam as Keras has it, eps before the correction

task: 3.8
"""

import math

import numpy as np
from training import Adam


def step(self, grads):
    self.t = self.t + 1
    rate = self.lr * math.sqrt(1 - self.beta2**self.t) / (1 - self.beta1**self.t)
    for k, layer in enumerate(self.params):
        for name in layer:
            g, m, v = grads[k][name], self.mean[k][name], self.square[k][name]
            m = self.mean[k][name] = self.beta1 * m + (1 - self.beta1) * g
            v = self.square[k][name] = self.beta2 * v + (1 - self.beta2) * np.square(g)
            layer[name] = layer[name] - rate * m / (np.sqrt(v) + self.eps)


Adam.step = step
