"""AG-ORDER

task: 3.1
message: Where paths of different length lead to one node, its gradient was passed on
    before it was complete. Which nodes have to come before a node, and does your
    order see to that?
"""

from autodiff import Value


def backward(self):
    nodes, seen = [self], {self}
    for node in nodes:
        node.grad = 0.0
        new = [source for source, _ in node.inputs if source not in seen]
        seen.update(new)
        nodes += list(dict.fromkeys(new))
    self.grad = 1.0
    for node in nodes:
        for source, slope in node.inputs:
            source.grad += node.grad * slope


Value.backward = backward
