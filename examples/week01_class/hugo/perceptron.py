import numpy as np

def neuron(x, w, b, activation):
    if np.ndim(x) != 1 or np.shape(x) != np.shape(w):
        raise ValueError(f'`x` and `w` must have one and the same shape (D,). Received: shapes {np.shape(x)} and {np.shape(w)}. Pass one sample, and one weight for each of its inputs.')
    return float(activation(float(np.dot(w, x) + b)))

def sigmoid(z):
    z = np.asarray(z, dtype=np.float64)
    decay = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, decay) / (1.0 + decay)

def tanh(z):
    z = np.asarray(z, dtype=np.float64)
    shrink = np.expm1(-2.0 * np.abs(z))
    return np.copysign(shrink / (2.0 + shrink), z)

def relu(z)
    return np.maximum(np.asarray(z, dtype=np.float64), 0.0)

def leaky_relu(z, a=0.01):
    z = np.asarray(z, dtype=np.float64)
    return np.where(z > 0, z, a * z)

def d_sigmoid(z):
    z = np.asarray(z, dtype=np.float64)
    return sigmoid(z) * sigmoid(-z)

def d_tanh(z):
    return 1.0 - tanh(z) ** 2

def d_relu(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)

def d_leaky_relu(z, a=0.01):
    return np.where(np.asarray(z) > 0, 1.0, a)

class Perceptron:

    def fit(self, X, y, epochs, lr=1.0, shuffle=False, rng=None):
        _require_samples(X, y)
        if shuffle and rng is None:
            raise ValueError('`rng` must be a random generator when `shuffle` is True. Received: None. Pass `rng=np.random.default_rng(0)`, for example.')
        self.w, self.b, self.mistakes = (np.zeros(X.shape[1]), 0.0, [])
        for _ in range(epochs):
            order = rng.permutation(len(X)) if shuffle else range(len(X))
            count = 0
            for i in order:
                if y[i] * (X[i] @ self.w + self.b) <= 0:
                    self.w += lr * y[i] * X[i]
                    self.b += float(lr * y[i])
                    count += 1
            self.mistakes.append(count)
        return self

    def predict(self, X):
        return np.where(X @ self.w + self.b >= 0, 1, -1).astype(np.int64)

def margin_and_bound(X, y, w, b):
    _require_samples(X, y)
    if not np.any(w) and b == 0:
        raise ValueError('`w` and `b` must not all be 0. Received: only zeros. Pass the weights of a line, for example those of a fitted `Perceptron`.')
    gamma = float(np.min(y * (X @ w + b)) / np.sqrt(w @ w + b ** 2))
    if gamma <= 0:
        return (gamma, float('inf'))
    squared_radius = np.max(np.sum(X ** 2, axis=1)) + 1
    return (gamma, float(squared_radius / gamma ** 2))

def xor_network():
    W1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    b1 = np.array([-0.5, -1.5])
    return (W1, b1, np.array([1.0, -1.0]), -0.5)

def tent(x, depth):
    _require_depth(depth)
    y = np.array(x, dtype=np.float64)
    for _ in range(depth):
        y = 2 * relu(y) - 4 * relu(y - 0.5)
    return y

def tent_pieces(depth):
    _require_depth(depth)
    return 2 ** depth

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