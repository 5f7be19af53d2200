"""RMSprop with eps inside the root

task: 3.7
"""

from training import RMSprop


def start(self, params, lr, rho=0.9, eps=1e-8):
    self.params, self.lr, self.rho, self.eps = params, lr, rho, eps
    self.square = [dict.fromkeys(layer, 0.0) for layer in params]


def step(self, grads):
    for layer, changes, squares in zip(self.params, grads, self.square, strict=True):
        for name, g in changes.items():
            squares[name] = squares[name] + (1 - self.rho) * (g * g - squares[name])
            layer[name] -= self.lr * g * (squares[name] + self.eps**2) ** -0.5


RMSprop.__init__, RMSprop.step = start, step
