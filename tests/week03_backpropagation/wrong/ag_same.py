"""AG-SAME

task: 3.1
message: An operation returned the Value that went in, where the number does not change.
    Whose grad is it then: that of the input, or of the result?
"""

from autodiff import Value

add = Value.__add__


def add_something(self, other):
    return self if isinstance(other, int) and other == 0 else add(self, other)


Value.__add__ = add_something
