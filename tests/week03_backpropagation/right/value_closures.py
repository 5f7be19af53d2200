"""a class with closures

task: 3.1
"""

import math


class Value:
    def __init__(self, data, before=(), push=lambda: None):
        self.data, self.grad = data * 1.0, 0
        self._before, self._push = set(before), push

    def _derived(self, data, slopes):
        out = Value(data, [node for node, _ in slopes])

        def push():
            for source, slope in slopes:
                source.grad += slope * out.grad

        out._push = push
        return out

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return self._derived(self.data + other.data, [(self, 1), (other, 1)])

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        slopes = [(self, other.data), (other, self.data)]
        return self._derived(self.data * other.data, slopes)

    def __pow__(self, n):
        return self._derived(self.data**n, [(self, n * self.data ** (n - 1))])

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other

    def __truediv__(self, other):
        return self * other**-1

    def __rtruediv__(self, other):
        return self**-1 * other

    def __rsub__(self, other):
        return -self + other

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def exp(self):
        return self._derived(math.exp(self.data), [(self, math.exp(self.data))])

    def log(self):
        return self._derived(math.log(self.data), [(self, self.data**-1)])

    def tanh(self):
        # exp of a number below 0 never overflows.
        e = (-2 * abs(self.data), -1) if self.data > 0 else (2 * self.data, 1)
        t = e[1] * (math.exp(e[0]) - 1) / (math.exp(e[0]) + 1)
        return self._derived(t, [(self, 1 - t * t)])

    def relu(self):
        return self * (1 if self.data > 0 else 0)

    def backward(self):
        users, stack = {self: 0}, [self]
        while stack:
            for node in stack.pop()._before:
                if node not in users:
                    users[node] = 0
                    stack.append(node)
                users[node] += 1
        for node in users:
            node.grad = 0.0
        self.grad, ready = 1.0, [self]
        while ready:
            node = ready.pop()
            node._push()
            for source in node._before:
                users[source] -= 1
                if users[source] == 0:
                    ready.append(source)
