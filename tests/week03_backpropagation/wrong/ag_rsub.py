"""AG-RSUB

task: 3.1
message: 2 - x came out as x - 2. In x.__rsub__(2), which of the two numbers stands on
    the left of the sign?
"""

from autodiff import Value


def minus(self, other):
    return self - other


Value.__rsub__ = minus
