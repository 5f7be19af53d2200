"""recursion with a higher limit

task: 3.1
"""

import sys

import numpy as np
from autodiff import Value


def backward(self):
    sys.setrecursionlimit(100_000)
    order, seen = [], set()

    def visit(node):
        seen.add(node)
        for source, _ in node.inputs:
            if source not in seen:
                visit(source)
        order.append(node)

    visit(self)
    for node in order:
        node.grad = np.float64(0)
    self.grad = np.float64(1)
    for node in order[::-1]:
        for source, slope in node.inputs:
            source.grad = source.grad + node.grad * slope


Value.backward = backward
