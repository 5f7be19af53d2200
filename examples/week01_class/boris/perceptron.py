import math
import numpy as np

def neuron(x, w, b, activation):
    total = b
    for value, weight in zip(x, w, strict=True):
        total += value * weight
    return activation(total)

def sigmoid(z):
    return (tanh(np.asarray(z, dtype=float) / 2) + 1) / 2

def tanh(z):
    return np.vectorize(lambda v: _tanh(float(v)), otypes=[float])(z)

def relu(z):
    z = np.array(z, dtype=float)
    return (z + np.abs(z)) / 2

def leaky_relu(z, a=0.01):
    z = np.asarray(z, dtype=float)
    return np.maximum(z, 0.0) + a * np.minimum(z, 0.0)

def d_sigmoid(z):
    s = sigmoid(z)
    return s * (1 - s)

def d_tanh(z):
    return 4 * d_sigmoid(2 * np.asarray(z, dtype=float))

def d_relu(z):
    return (np.asarray(z) > 0).astype(np.float64)

def d_leaky_relu(z, a=0.01):
    z = np.asarray(z)
    return a + (1 - a) * (z > 0)

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

def margin_and_bound(X, y, w, b):
    samples = np.column_stack([X, np.ones(len(X))])
    line = np.append(w, b) / np.linalg.norm(np.append(w, b))
    gamma = (y * (samples @ line)).min()
    if gamma <= 0:
        return gamma, np.inf
    return gamma, (np.linalg.norm(samples, axis=1).max() / gamma) ** 2

def xor_network():
    W1 = np.array([[-20.0, 30.0], [-20.0, 30.0]])
    b1 = np.array([30.0, -10.0])
    return W1, b1, np.array([5.0, 5.0]), -7.0

def tent(x, depth):
    if depth == 0:
        return np.array(x, dtype=float)
    once = 1 - 2 * np.abs(np.asarray(x, dtype=float) - 0.5)
    return tent(once, depth - 1)

def tent_pieces(depth):
    return 1 if depth == 0 else 2 * tent_pieces(depth - 1)

def activation_figure(z):
    from matplotlib.figure import Figure
    figure = Figure(figsize=(9, 3.6), layout='constrained')
    left, right = figure.subplots(1, 2)
    slopes = {sigmoid: d_sigmoid, tanh: d_tanh, relu: d_relu, leaky_relu: d_leaky_relu}
    for (f, slope), style in zip(slopes.items(), ('-', '-', '-', '--'), strict=True):
        left.plot(z, f(z), style, label=f.__name__)
        right.plot(z, slope(z), style, label=f.__name__)
    left.set(title='Activations', xlabel='z', ylabel='f(z)')
    right.set(title='Derivatives', xlabel='z', ylabel='df(z) / dz')
    left.legend()
    right.legend()
    return figure

def brain_quiz():
    letters = 'baccbabbca'
    return {f'q{i}': letter for i, letter in enumerate(letters, start=1)}

def _require_samples(X, y):
    if np.ndim(X) != 2 or np.shape(y) != (len(X),):
        raise ValueError(f'`X` must have shape (N, D) and `y` shape (N,). Received: shapes {np.shape(X)} and {np.shape(y)}. For one sample, pass `x[np.newaxis, :]` and an array of one label.')
    if not np.isin(y, (-1, 1)).all():
        raise ValueError(f'`y` must hold no other labels than -1 and +1. Received: {np.unique(y)}. For labels 0 and 1, pass `2 * y - 1`.')

def _require_depth(depth):
    if depth < 0:
        raise ValueError(f'`depth` must be 0 or more. Received: {depth}. Depth 0 is the map that leaves every point as it is.')

def _tanh(v):
    if math.isnan(v):
        return v
    if v < 0:
        return -_tanh(-v)
    decay = math.exp(-2 * v)
    return (1 - decay) / (1 + decay)
