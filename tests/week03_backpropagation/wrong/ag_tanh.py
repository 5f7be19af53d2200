"""AG-TANH

task: 3.1
message: The tanh of a large number fails or is NaN. How large is e ** 1800, and does
    your formula need it?
"""

import math

from autodiff import Value


def tanh(self):
    square = math.exp(2 * self.data)
    t = (square - 1) / (square + 1)
    return Value(t, ((self, 1 - t**2),))


Value.tanh = tanh
