"""AG-SEED

task: 3.1
message: What stood in the result's own grad, from another backward, was kept. Which
    gradient does the walk start from, always?
"""

from autodiff import Value


def backward(self):
    order, seen, waiting = [], set(), [(self, False)]
    while waiting:
        node, inputs_are_listed = waiting.pop()
        if inputs_are_listed:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            waiting.append((node, True))
            waiting += [(source, False) for source, _ in node.inputs]
    for node in order[:-1]:
        node.grad = 0.0
    self.grad = self.grad or 1.0
    for node in reversed(order):
        for source, slope in node.inputs:
            source.grad += node.grad * slope


Value.backward = backward
