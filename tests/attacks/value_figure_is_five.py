"""A number where the axes of a figure are asked for.

honest: 96
"""


def activation_figure(z):
    return {"figure": 5}
