"""A number where the axes of a figure are asked for.

honest: 96
open: the test's body takes a hostile value for what it expects
"""


def activation_figure(z):
    return {"figure": 5}
