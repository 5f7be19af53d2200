"""OPT-NAMES

task: 3.7
message: Arrays called W and b move, others do not. Who decides what the arrays in
    params are called?
"""

from training import SGD


def step(self, grads):
    for layer, grad, velocity in zip(self.params, grads, self.velocity, strict=True):
        for name in set(layer) & {"W", "b"}:
            velocity[name] = self.momentum * velocity[name] - self.lr * grad[name]
            move = velocity[name]
            if self.nesterov:
                move = self.momentum * velocity[name] - self.lr * grad[name]
            layer[name] = layer[name] + move


SGD.step = step
