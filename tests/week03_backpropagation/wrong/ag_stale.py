"""AG-STALE

task: 3.1
message: After a second backward() the gradients are too large. What stands in grad
    when backward begins, and is it still wanted?
"""

from autodiff import Value


def backward(self):
    order, seen, waiting = [], set(), [(self, False)]
    while waiting:
        node, done = waiting.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            waiting.append((node, True))
            waiting += [(source, False) for source, _ in node.inputs]
    self.grad = 1.0
    for node in reversed(order):
        for source, slope in node.inputs:
            source.grad += node.grad * slope


Value.backward = backward
