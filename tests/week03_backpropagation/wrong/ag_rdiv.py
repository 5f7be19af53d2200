"""AG-RDIV

task: 3.1
message: 1 / x came out as x / 1. In x.__rtruediv__(1), which of the two numbers
    stands on the left of the sign?
"""

from autodiff import Value


def divided_by(self, other):
    return self / other


Value.__rtruediv__ = divided_by
