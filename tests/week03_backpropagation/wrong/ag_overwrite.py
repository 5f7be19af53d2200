"""AG-OVERWRITE

task: 3.1
message: In x * x + x the result depends on x along three paths, and your gradient
    holds what came along one of them. What happens to a contribution when the next
    one arrives?
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
    for node in order:
        node.grad = 0.0
    self.grad = 1.0
    for node in reversed(order):
        for source, slope in node.inputs:
            source.grad = node.grad * slope


Value.backward = backward
