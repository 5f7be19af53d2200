"""An honest mistake: `fit` without `return self`.

honest: 74
"""


class Perceptron(Perceptron):
    def fit(self, *args, **kwargs):
        super().fit(*args, **kwargs)
