"""Arrays in a list where integers are asked for.

honest: 76
"""


class Perceptron(Perceptron):
    def fit(self, *args, **kwargs):
        super().fit(*args, **kwargs)
        self.mistakes = [np.array([n, n]) for n in self.mistakes]
        return self
