"""AG-RECUR

task: 3.1
message: A chain of thousands of nodes ended in a RecursionError. How many calls are
    open at the same time when your function has reached the end of the chain, and
    what could keep the list of unfinished nodes instead?
"""

from autodiff import Value


def backward(self):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for source, _ in node.inputs:
                visit(source)
            order.append(node)

    visit(self)
    for node in order:
        node.grad = 0.0
    self.grad = 1.0
    for node in reversed(order):
        for source, slope in node.inputs:
            source.grad += node.grad * slope


Value.backward = backward
