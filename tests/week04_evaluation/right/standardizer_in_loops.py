"""standardizer in loops

task: 4.2
"""


class Standardizer:  # noqa: D101
    def fit(self, X):
        columns = [[float(x) for x in column] for column in zip(*X, strict=True)]
        self.pairs = []
        for column in columns:
            if len(set(column)) == 1:
                self.pairs.append((column[0], 1.0))
                continue
            mean = sum(column) / len(column)
            square = sum((x - mean) ** 2 for x in column) / len(column)
            self.pairs.append((mean, square**0.5))
        return self

    def transform(self, X):
        return [
            [(float(x) - m) / s for x, (m, s) in zip(row, self.pairs, strict=True)]
            for row in X
        ]

    def inverse_transform(self, Z):
        return [
            [float(z) * s + m for z, (m, s) in zip(row, self.pairs, strict=True)]
            for row in Z
        ]
