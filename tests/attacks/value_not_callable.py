"""A number where a class is asked for.

honest: 74
"""

Perceptron = 5
