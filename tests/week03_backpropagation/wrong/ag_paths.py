"""AG-PATHS

task: 3.1
message: Your backward is right, but it walks along every path, and in a graph of 80
    nodes there may be more than a million millions. How often must each node pass its
    gradient on?
"""

from autodiff import Value


def backward(self):
    nodes, seen = [self], {self}
    for node in nodes:
        node.grad = 0.0
        new = [source for source, _ in node.inputs if source not in seen]
        seen.update(new)
        nodes += list(dict.fromkeys(new))
    paths = [(self, 1.0)]
    while paths:
        node, share = paths.pop()
        node.grad += share
        for source, slope in node.inputs:
            paths.append((source, slope * share))


Value.backward = backward
