"""OPT-COPY

task: 3.7
message: The parameters that were passed in did not move. Does your optimizer change
    that list of dicts, or one of its own?
"""

from training import SGD, zeros_for


def start(self, params, lr, momentum=0.0, nesterov=False):
    self.params, self.lr, self.momentum, self.nesterov = params, lr, momentum, nesterov
    self.params = [{n: a.copy() for n, a in layer.items()} for layer in params]
    self.velocity = zeros_for(params)


SGD.__init__ = start
