"""An honest mistake: `fit` without `return self`.

honest: 74
open: an AttributeError of None in the test's body is called the grader's error
"""


class Perceptron(Perceptron):
    def fit(self, *args, **kwargs):
        super().fit(*args, **kwargs)
