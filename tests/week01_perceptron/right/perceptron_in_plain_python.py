"""perceptron in plain Python

task: 1.4
"""


class Perceptron:
    def fit(self, X, y, epochs, lr=1.0, shuffle=False, rng=None):
        rows = [[float(v) for v in row] for row in X]
        self.w, self.b, self.mistakes = [0.0] * len(rows[0]), 0.0, []
        for _ in range(epochs):
            order = rng.permutation(len(rows)) if shuffle else range(len(rows))
            self.mistakes.append(sum(self._step(rows[i], int(y[i]), lr) for i in order))
        return self

    def _step(self, row, label, lr):
        if label * self._sum(row) > 0:
            return 0
        self.w = [w + lr * label * v for w, v in zip(self.w, row, strict=True)]
        self.b += lr * label
        return 1

    def _sum(self, row):
        return sum(w * v for w, v in zip(self.w, row, strict=True)) + self.b

    def predict(self, X):
        return [1 if self._sum(row) >= 0 else -1 for row in X]
