"""A long array where a short list is asked for.

honest: 76
alone: it disturbs others, or takes too much
"""


class Perceptron(Perceptron):
    def fit(self, *args, **kwargs):
        super().fit(*args, **kwargs)
        self.mistakes = np.zeros(30_000_000, dtype=bool)
        return self
