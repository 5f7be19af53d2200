"""DEEP-EXP

task: 1.7
message: A great number of pieces is not exact: it went through exp and log. What stays
    exact for integers?
"""

import math


def tent_pieces(depth):
    return round(math.exp(depth * math.log(2)))
