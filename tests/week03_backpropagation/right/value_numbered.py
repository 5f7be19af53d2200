"""nodes in the order of their making

task: 3.1
"""

import itertools

from autodiff import Value

COUNTER = itertools.count()


def start(self, data, inputs=()):
    self.data, self.grad, self.inputs = float(data), 0.0, inputs
    self.number = next(COUNTER)


def backward(self):
    nodes, waiting = {self}, [self]
    while waiting:
        new = {source for source, _ in waiting.pop().inputs} - nodes
        nodes |= new
        waiting.extend(new)
    for node in nodes:
        node.grad = float(node is self)
    for node in sorted(nodes, key=lambda node: -node.number):
        for source, slope in node.inputs:
            source.grad += node.grad * slope


Value.__init__ = start
Value.backward = backward
