"""A number where a class is asked for.

honest: 74
open: a TypeError in the test's body is called the grader's error
"""

Perceptron = 5
