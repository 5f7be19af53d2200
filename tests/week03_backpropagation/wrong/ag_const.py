"""AG-CONST

task: 3.1
message: A plain number beside a Value is not understood. What has data and slopes in
    your operations, and what is 4 in x * 4?
"""

from autodiff import Value


def plus(self, other):
    return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))


def times(self, other):
    return Value(self.data * other.data, ((self, other.data), (other, self.data)))


Value.__add__, Value.__mul__ = plus, times
