"""RET-SIMPLE

task: 8.7
message: These are simple returns. What does the formula take the logarithm of?
"""


def to_returns(p):
    return p[1:] / p[:-1] - 1
