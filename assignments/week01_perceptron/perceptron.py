"""One neuron, its activation functions, and the perceptron, in NumPy.

Shapes: `N` samples, `D` inputs. `z` is a pre-activation, the number `w.x + b` that goes
into an activation function. "Integer" means NumPy's int64 or Python's int. No function
changes its inputs. Tests look at values and shapes, and allow for the rounding even of
float32; they do not look at dtypes.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:  # Matplotlib is slow to import, and only one function needs it.
    from matplotlib.figure import Figure


def neuron(
    x: np.ndarray, w: np.ndarray, b: float, activation: Callable[[float], float]
) -> float:
    """Add up weighted inputs and a bias, and pass the sum through an activation.

    `neuron(x, w, b, f) = f(w[0] * x[0] + ... + w[D-1] * x[D-1] + b)`

    Args:
        x: Inputs, shape `(D,)`, `D >= 1`, float or integer.
        w: Weights, one for each input, shape `(D,)`, float or integer.
        b: Bias.
        activation: Function of one number; it is called once, with the sum.

    Returns:
        The neuron's output, one float.

    Raises:
        ValueError: If `x` and `w` are not both of one shape `(D,)`.

    Example:
        >>> neuron(np.array([1.0, 2.0]), np.array([3.0, -1.0]), 0.5, lambda z: 10 * z)
        15.0

    Source: McCulloch and Pitts (1943), "A logical calculus of the ideas immanent in
    nervous activity".
    """
    if np.ndim(x) != 1 or np.shape(x) != np.shape(w):
        raise ValueError(
            "`x` and `w` must have one and the same shape (D,). "
            f"Received: shapes {np.shape(x)} and {np.shape(w)}. "
            "Pass one sample, and one weight for each of its inputs."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.1")


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Squash any number into the range from 0 to 1.

    `sigmoid(z) = 1 / (1 + exp(-z))`

    Args:
        z: Pre-activations: an array of any shape, a list or a number, float or integer.

    Returns:
        An array of floats of the shape of `z`; for a number or 0-d array, a 0-d array
        or a float. NaN stays NaN. For `z = -1000` and `z = 1000` the result is 0 and 1
        (the tails underflow quietly), without any RuntimeWarning.

    Example:
        >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
        array([0. , 0.5, 1. ])

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 3.10.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.2")


def tanh(z: np.ndarray) -> np.ndarray:
    """Squash any number into the range from -1 to 1.

    `tanh(z) = (exp(z) - exp(-z)) / (exp(z) + exp(-z))`

    Off limits: a ready-made tanh, such as `np.tanh` or `math.tanh`. Build it from an
    exponential or from `sigmoid`.

    Args:
        z: Pre-activations: an array of any shape, a list or a number, float or integer.

    Returns:
        An array of floats of the shape of `z`; for a number or 0-d array, a 0-d array
        or a float. NaN stays NaN. For `z = -1000` and `z = 1000` the result is -1 and
        1, without any RuntimeWarning.

    Example:
        >>> tanh(np.array([-1000, 0, 1000])).tolist()
        [-1.0, 0.0, 1.0]

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.3.2.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.2")


def relu(z: np.ndarray) -> np.ndarray:
    """Keep what is positive and put 0 for the rest.

    `relu(z) = z if z > 0 else 0`

    Args:
        z: Pre-activations: an array of any shape, a list or a number, float or integer.

    Returns:
        An array of floats of the shape of `z`; for a number or 0-d array, a 0-d array
        or a float. NaN stays NaN.

    Example:
        >>> relu([-2, 0, 3])
        array([0., 0., 3.])

    Source: Nair and Hinton (2010), "Rectified linear units improve restricted Boltzmann
    machines".
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.2")


def leaky_relu(z: np.ndarray, a: float = 0.01) -> np.ndarray:
    """Keep what is positive and shrink the rest.

    `leaky_relu(z, a) = z if z > 0 else a * z`

    Args:
        z: Pre-activations: an array of any shape, a list or a number, float or integer.
        a: Slope on the negative side, in `[0, 1]`.

    Returns:
        An array of floats of the shape of `z`; for a number or 0-d array, a 0-d array
        or a float. NaN stays NaN.

    Example:
        >>> leaky_relu([-2, 0, 3], a=0.25)
        array([-0.5,  0. ,  3. ])

    Source: Maas, Hannun and Ng (2013), "Rectifier nonlinearities improve neural network
    acoustic models".
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.2")


def d_sigmoid(z: np.ndarray) -> np.ndarray:
    """Differentiate `sigmoid` at the pre-activation `z`.

    `d_sigmoid(z) = d sigmoid(z) / dz`.

    Args:
        z: Pre-activations (not the sigmoid's outputs): an array of any shape, a list or
            a number, float or integer.

    Returns:
        The slopes, an array of the shape of `z`; for a number or 0-d array,
        a 0-d array or a float. NaN stays NaN. For `z = -1000` and `z = 1000` the slope
        is 0 (the tails underflow quietly), without any RuntimeWarning.

    Example:
        >>> d_sigmoid(np.array([-1000.0, 0.0, 1000.0]))
        array([0.  , 0.25, 0.  ])
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.3")


def d_tanh(z: np.ndarray) -> np.ndarray:
    """Differentiate `tanh` at the pre-activation `z`.

    `d_tanh(z) = d tanh(z) / dz`.

    Args:
        z: Pre-activations (not the outputs of tanh): an array of any shape, a list or a
            number, float or integer.

    Returns:
        The slopes, an array of the shape of `z`; for a number or 0-d array,
        a 0-d array or a float. NaN stays NaN. For `z = -1000` and `z = 1000` the slope
        is 0 (the tails underflow quietly), without any RuntimeWarning.

    Example:
        >>> d_tanh(np.array([-1000.0, 0.0, 1000.0]))
        array([0., 1., 0.])
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.3")


def d_relu(z: np.ndarray) -> np.ndarray:
    """Differentiate `relu` at the pre-activation `z`.

    `d_relu(z) = d relu(z) / dz`. At `z = 0`, where ReLU has no slope, it is set to 0.

    Args:
        z: Pre-activations: an array of any shape, a list or a number, float or integer.

    Returns:
        The slopes, an array of the shape of `z`; for a number or 0-d array,
        a 0-d array or a float. What comes out for NaN is left open.

    Example:
        >>> d_relu(np.array([0.0]))
        array([0.])
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.3")


def d_leaky_relu(z: np.ndarray, a: float = 0.01) -> np.ndarray:
    """Differentiate `leaky_relu` at the pre-activation `z`.

    `d_leaky_relu(z, a) = d leaky_relu(z, a) / dz`. At `z = 0`, where leaky ReLU has no
    slope, it is set to `a`.

    Args:
        z: Pre-activations: an array of any shape, a list or a number, float or integer.
        a: Slope of `leaky_relu` on the negative side, in `[0, 1]`.

    Returns:
        The slopes, an array of the shape of `z`; for a number or 0-d array,
        a 0-d array or a float. What comes out for NaN is left open.

    Example:
        >>> d_leaky_relu(np.array([0.0]), a=0.25)
        array([0.25])
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.3")


class Perceptron:
    """A single neuron that learns a separating line from its mistakes.

    Attributes:
        w: Weights, shape `(D,)`; set by `fit`.
        b: Bias, a float; set by `fit`.
        mistakes: Number of mistakes in each epoch, a list of ints; set by `fit`.

    Example:
        >>> X, y = np.array([[2.0, 1.0], [-1.0, 1.0]]), np.array([1, -1])
        >>> perceptron = Perceptron().fit(X, y, epochs=3)
        >>> perceptron.mistakes
        [2, 0, 0]
        >>> perceptron.predict(X)
        array([ 1, -1])

    Source: Rosenblatt (1958), "The perceptron: a probabilistic model for information
    storage and organization in the brain".
    """

    def fit(
        self,
        X: np.ndarray,
        y: np.ndarray,
        epochs: int,
        lr: float = 1.0,
        shuffle: bool = False,
        rng: np.random.Generator | None = None,
    ) -> "Perceptron":
        """Learn from the samples one by one, in each of `epochs` passes.

        A mistake is a sample with `y[i] * (w.X[i] + b) <= 0`. Only a mistake changes
        the neuron, and at once, before the next sample is looked at:

        `w = w + lr * y[i] * X[i];  b = b + lr * y[i]`

        Every call starts again from `w = 0` and `b = 0`. All epochs are run, also when
        there are no mistakes left.

        Args:
            X: Samples, shape `(N, D)`, float or integer.
            y: Labels, shape `(N,)`, each -1 or +1. They may be all the same.
            epochs: Number of passes over the samples, >= 0. After 0 epochs `w` and `b`
                are 0 and `mistakes` is empty.
            lr: Learning rate, > 0.
            shuffle: False visits the samples in the order of the rows. True visits
                them in the order `rng.permutation(N)`, drawn anew for each epoch.
            rng: Source of randomness; used for these permutations and nothing else.

        Returns:
            The perceptron itself, with `w`, `b` and `mistakes` (one int for each epoch)
            set.

        Raises:
            ValueError: If the shapes do not fit, a label is neither -1 nor +1, or
                `shuffle` is True and there is no `rng`.
        """
        _require_samples(X, y)
        if shuffle and rng is None:
            raise ValueError(
                "`rng` must be a random generator when `shuffle` is True. "
                "Received: None. Pass `rng=np.random.default_rng(0)`, for example."
            )
        # YOUR CODE HERE
        raise NotImplementedError("Task 1.4")

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Say on which side of the line each sample lies.

        `predict(X)[i] = +1 if w.X[i] + b >= 0 else -1`

        Args:
            X: Samples, shape `(N, D)`, float or integer.

        Returns:
            Labels, shape `(N,)`, each -1 or +1. A sample on the line gets +1.
        """
        # YOUR CODE HERE
        raise NotImplementedError("Task 1.4")


def margin_and_bound(
    X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float
) -> tuple[float, float]:
    """Measure how safely a line separates, and bound a perceptron's mistakes by it.

    The bias counts as the weight of one more input that is always 1:

    `gamma = min_i y[i] * (w.X[i] + b) / ||(w, b)||`,  `||(w, b)|| = sqrt(w.w + b^2)`

    `R = max_i ||(X[i], 1)||`,  `||(x, 1)|| = sqrt(x.x + 1)`

    If `gamma > 0`, `Perceptron.fit` on these samples makes at most `(R / gamma)^2`
    mistakes, all epochs together.

    Args:
        X: Samples, shape `(N, D)`, `N >= 1`, float or integer.
        y: Labels, shape `(N,)`, each -1 or +1.
        w: Weights of the line, shape `(D,)`. They need not come from `Perceptron`.
        b: Bias of the line.

    Returns:
        `(gamma, bound)`, two floats. `gamma` keeps its sign. `bound` is
        `(R / gamma)^2`, not rounded, if `gamma > 0`, and `inf` if `gamma <= 0`.

    Raises:
        ValueError: If the shapes do not fit, a label is neither -1 nor +1, or `w` and
            `b` are all 0.

    Example:
        >>> X, y = np.array([[3.0, 1.0], [-2.0, 5.0]]), np.array([1, -1])
        >>> gamma, bound = margin_and_bound(X, y, np.array([5.0, 0.0]), 0.0)
        >>> gamma, round(bound, 6)
        (2.0, 7.5)

    Source: Novikoff (1962), "On convergence proofs on perceptrons".
    """
    _require_samples(X, y)
    if not np.any(w) and b == 0:
        raise ValueError(
            "`w` and `b` must not all be 0. Received: only zeros. "
            "Pass the weights of a line, for example those of a fitted `Perceptron`."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.5")


def xor_network() -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Choose by hand the weights of a 2-2-1 network that computes XOR.

    `hidden = H(X @ W1 + b1);  output = H(hidden @ w2 + b2);  H(z) = 1 if z >= 0 else 0`

    The rows of `X` are (0, 0), (0, 1), (1, 0) and (1, 1); the output must be 0, 1, 1
    and 0. `W1[j, k]` is the weight from input `j` to hidden unit `k`.

    Returns:
        `(W1, b1, w2, b2)`: arrays of shape `(2, 2)`, `(2,)` and `(2,)`, and a single
        number; all finite. Any weights that give the four outputs are right, also if a
        pre-activation is exactly 0.

    Example:
        >>> W1, b1, w2, b2 = xor_network()
        >>> X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
        >>> hidden = (X @ W1 + b1 >= 0).astype(float)
        >>> (hidden @ w2 + b2 >= 0).astype(int)
        array([0, 1, 1, 0])

    Source: Minsky and Papert (1969), "Perceptrons"; Goodfellow, Bengio and Courville,
    "Deep Learning" (2016), section 6.1.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.6")


def tent(x: np.ndarray, depth: int) -> np.ndarray:
    """Apply the tent map `depth` times, one layer of two ReLUs after the other.

    `t(x) = 2 * relu(x) - 4 * relu(x - 0.5);  tent(x, depth) = t(t(...t(x)))`

    Args:
        x: Points in `[0, 1]`, shape `(n,)`, float.
        depth: How many times `t` is applied, >= 0. Depth 0 leaves every point as it is.

    Returns:
        The values, shape `(n,)`, float, in `[0, 1]`.

    Raises:
        ValueError: If `depth` is negative.

    Example:
        >>> tent(np.array([0.0, 0.25, 0.5, 0.75, 1.0]), depth=1)
        array([0. , 0.5, 1. , 0.5, 0. ])

    Source: Telgarsky (2016), "Benefits of depth in neural networks".
    """
    _require_depth(depth)
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.7")


def tent_pieces(depth: int) -> int:
    """Count the straight pieces of the graph of `tent(x, depth)` for x from 0 to 1.

    A piece is a longest stretch of x over which the slope stays the same.

    Args:
        depth: How many times the tent map is applied, >= 0.

    Returns:
        The number of pieces, exact for depths up to 200.

    Raises:
        ValueError: If `depth` is negative.

    Example:
        >>> tent_pieces(0), tent_pieces(1)
        (1, 2)

    Source: Telgarsky (2016), "Benefits of depth in neural networks".
    """
    _require_depth(depth)
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.7")


def activation_figure(z: np.ndarray) -> "Figure":
    """Draw the four activations and, next to them, their derivatives.

    The left axes show sigmoid, tanh, relu and leaky_relu over `z`, the right axes their
    derivatives; the leaky ReLU has its default slope.

    Args:
        z: Where to draw, shape `(n,)`, float, in increasing order.

    Returns:
        A `matplotlib.figure.Figure` with two axes, best side by side; the activations
        are the first of `figure.axes`. Titles: exactly "Activations" and "Derivatives".
        Each axes has four lines and no others (no zero line), with x values `z`, made
        with the labels "sigmoid", "tanh", "relu" and "leaky_relu"; the x label "z", a y
        label of your choice, a legend. Import `matplotlib.figure.Figure` inside this
        function, because the import is slow; `pyplot` would keep every figure alive.

    Example:
        >>> figure = activation_figure(np.linspace(-5, 5, 101))
        >>> [axes.get_title() for axes in figure.axes]
        ['Activations', 'Derivatives']
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.8")


def brain_quiz() -> dict[str, str]:
    """Answer ten questions about the brain and deep learning.

    Here `output = activation(w.x + b)` is an artificial neuron. Questions 1 to 6: which
    part of it comes nearest to this part of a nerve cell?

    q1. Soma, the cell body, where all that arrives comes together.
        a) the weights w            b) the sum w.x + b          c) the learning rate
    q2. Dendrites, the branches on which signals from other cells arrive.
        a) the inputs x             b) the bias b               c) the output
    q3. Synapse, the contact that lets one signal through strongly or weakly.
        a) the activation function  b) the number of inputs     c) one weight w[j]
    q4. Firing threshold, the level that must be reached before the cell fires.
        a) the number of epochs     b) the length of w          c) the bias b
    q5. Axon, the fibre that carries the cell's result to other cells.
        a) the inputs x             b) the output               c) the loss
    q6. Plasticity: contacts become stronger or weaker with experience.
        a) w changes in training    b) x differs by sample      c) epochs are counted

    Questions 7 to 10: which statement holds?

    q7. A network is called deep because
        a) it has a great many units in one layer, side by side.
        b) several layers follow each other, each working on the result of the last.
        c) it needs a very large set of data before it can learn anything.
    q8. What sets deep learning apart from classical machine learning is that
        a) engineers design the features and a deep network only weighs them.
        b) the features are learnt from data too, layer by layer.
        c) nothing is fitted: new data are compared with stored examples.
    q9. Take the activation functions out of a network of many layers. Then
        a) it learns the same functions as before, only more slowly.
        b) it can represent more functions than before.
        c) it is one linear layer in disguise, however many layers it has.
    q10. Artificial networks and the brain:
        a) the networks borrow an idea, many simple connected units, and simplify it.
        b) the networks copy how nerve cells behave, down to the timing of each pulse.
        c) the networks learn by the method that brains are known to use.

    Returns:
        One letter for each question: the keys "q1" to "q10", each value "a", "b" or
        "c", in lower case.

    Example:
        >>> answers = brain_quiz()
        >>> len(answers), set(answers.values()) <= {"a", "b", "c"}
        (10, True)

    Source: LeCun, Bengio and Hinton (2015), "Deep learning", Nature 521; Goodfellow,
    Bengio and Courville, "Deep Learning" (2016), sections 1.2 and 6.1.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 1.8")


def _require_samples(X: np.ndarray, y: np.ndarray) -> None:
    if np.ndim(X) != 2 or np.shape(y) != (len(X),):
        raise ValueError(
            "`X` must have shape (N, D) and `y` shape (N,). "
            f"Received: shapes {np.shape(X)} and {np.shape(y)}. "
            "For one sample, pass `x[np.newaxis, :]` and an array of one label."
        )
    if not np.isin(y, (-1, 1)).all():
        raise ValueError(
            "`y` must hold no other labels than -1 and +1. "
            f"Received: {np.unique(y)}. For labels 0 and 1, pass `2 * y - 1`."
        )


def _require_depth(depth: int) -> None:
    if depth < 0:
        raise ValueError(
            f"`depth` must be 0 or more. Received: {depth}. "
            "Depth 0 is the map that leaves every point as it is."
        )
