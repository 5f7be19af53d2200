"""Tests of week 3. Each docstring is a line that learners read."""

import cmath

import numpy as np
import pytest

from grader import checks
from grader.failures import CheckFailure

KINDS = ("relu", "leaky_relu", "sigmoid", "tanh")


@pytest.fixture
def autodiff(submission):
    return submission.load("autodiff")


@pytest.fixture
def backprop(submission):
    return submission.load("backprop")


@pytest.fixture
def training(submission):
    return submission.load("training")


# 3.1 Numbers that remember


def derive(result, inputs, call):
    """Return the value of `result` and its gradients by `inputs`."""
    checks.opaque(result, "a Value", call=call).backward()
    numbers = [result.data, *(x.grad for x in inputs)]
    return [checks.number(n, call=f"value and gradients of {call}") for n in numbers]


# With x = 3 and y = 2: value, d/dx and d/dy.
OPERATIONS = {
    "x + y": (lambda V, x, y: x + y, 5.0, 1.0, 1.0),
    "x - y": (lambda V, x, y: x - y, 1.0, 1.0, -1.0),
    "x * y": (lambda V, x, y: x * y, 6.0, 2.0, 3.0),
    "x / y": (lambda V, x, y: x / y, 1.5, 0.5, -0.75),
    "-x": (lambda V, x, y: -x, -3.0, -1.0, 0.0),
    "x ** 2": (lambda V, x, y: x**2, 9.0, 6.0, 0.0),
    "y ** -1.5": (lambda V, x, y: y**-1.5, 0.35355339, 0.0, -0.26516504),
    "y.exp()": (lambda V, x, y: V.exp(y), 7.3890561, 0.0, 7.3890561),
    "x.log()": (lambda V, x, y: V.log(x), 1.09861229, 0.33333333, 0.0),
    "(x - y).tanh()": (
        lambda V, x, y: V.tanh(x - y), 0.76159416, 0.41997434, -0.41997434
    ),
    "(x * 300).tanh()": (lambda V, x, y: V.tanh(x * 300), 1.0, 0.0, 0.0),
    "(x - y).relu()": (lambda V, x, y: V.relu(x - y), 1.0, 1.0, -1.0),
    "(y - x).relu()": (lambda V, x, y: V.relu(y - x), 0.0, 0.0, 0.0),
    "(x - 3).relu()": (lambda V, x, y: V.relu(x - 3), 0.0, 0.0, 0.0),
    "x * 4 + 1": (lambda V, x, y: x * 4 + 1, 13.0, 4.0, 0.0),
    "(y - 7) / 2": (lambda V, x, y: (y - 7) / 2, -2.5, 0.0, 0.5),
}  # fmt: skip


@pytest.mark.public
@pytest.mark.points(4, task="3.1")
def test_each_operation_has_its_slopes(autodiff):
    """Each operation gives the right value, and the right slope for each input."""
    V = autodiff.Value
    for call, (operation, *expected) in OPERATIONS.items():
        x, y = V(3), V(2.0)
        result = operation(V, x, y)
        checks.close(
            derive(result, [x, y], call),
            expected,
            call=f"value, x.grad and y.grad of {call} at x = 3, y = 2",
        )


@pytest.mark.public
@pytest.mark.points(2, task="3.1")
def test_numbers_on_the_left(autodiff):
    """A plain number may stand on the left: 2 - x, 1 / x, 3 + x and 5 * x."""
    operations = {
        "2 - x": (lambda x: 2 - x, -2.0, -1.0),
        "1 / x": (lambda x: 1 / x, 0.25, -0.0625),
        "3 + x": (lambda x: 3 + x, 7.0, 1.0),
        "5 * x": (lambda x: 5 * x, 20.0, 5.0),
    }
    for call, (operation, *expected) in operations.items():
        x = autodiff.Value(4.0)
        checks.close(
            derive(operation(x), [x], call),
            expected,
            call=f"value and x.grad of {call} at x = 4",
        )


# The same number as x, but another node.
COPIES = {
    "x + 0": lambda V, x: x + 0,
    "x - 0": lambda V, x: x - 0,
    "x * 1": lambda V, x: x * 1,
    "x / 1": lambda V, x: x / 1,
    "x ** 1": lambda V, x: x**1,
    "x.relu()": lambda V, x: V.relu(x),
}


@pytest.mark.public
@pytest.mark.points(2, task="3.1")
def test_a_node_that_is_used_more_than_once(autodiff):
    """What reaches a node along several paths adds up; also x + 0 is a new node."""
    x = autodiff.Value(3.0)
    result = x * x + x
    call = "value and x.grad of x * x + x at x = 3"
    checks.close(derive(result, [x], "x * x + x"), [12.0, 7.0], call=call)

    x = autodiff.Value(3.0)
    square = x * x
    total = square + x
    result = square * total
    found = derive(result, [x, square, total], "square * total")
    call = (
        "value and grads of x, square, total, with square = x * x, total = square + x"
    )
    checks.close(
        found, [108.0, 135.0, 21.0, 9.0], call=f"{call}, result = square * total"
    )

    for name, copy_of in COPIES.items():
        x = autodiff.Value(3.0)
        copy = checks.opaque(copy_of(autodiff.Value, x), "a Value", call=name)
        call = f"value and grads of x and copy, with copy = {name}, result = copy * x"
        checks.close(derive(copy * x, [x, copy], call), [9.0, 6.0, 3.0], call=call)


def apply(name, number, V):
    """Apply a function to a Value, or to a complex number."""
    if not isinstance(number, complex):
        return getattr(V, name)(number)
    if name == "relu":
        return number if number.real > 0 else 0 * number
    return getattr(cmath, name)(number)


STEPS = [
    lambda a, b, V: a + 0.5 * b,
    lambda a, b, V: 2 - a,
    lambda a, b, V: a * b,
    lambda a, b, V: a / (b * b + 1.5),
    lambda a, b, V: 1 / (a**2 + 0.5),
    lambda a, b, V: -apply("tanh", a - b, V),
    lambda a, b, V: apply("exp", apply("tanh", a, V), V),
    lambda a, b, V: apply("log", a * a + 1.25, V),
    lambda a, b, V: apply("relu", a + b, V),
    lambda a, b, V: (b**2 + 0.25) ** -1.5,
]


def compute(program, inputs, V=None):
    """Run a random program: every step combines two of the numbers so far."""
    numbers = list(inputs)
    for step, i, j in program:
        a, b = numbers[i], numbers[j]
        numbers.append(STEPS[step](a, b, V))
    return numbers[-1] * numbers[-2] + numbers[-3]


@pytest.mark.points(4, task="3.1")
def test_random_expressions(autodiff, rng):
    """Gradients of long random expressions, in which nodes are used several times."""
    call = "value and gradients of expressions of three inputs"
    found, expected, tiny = [], [], 1e-100
    for _ in range(8):
        # Each step takes one of the last three numbers, so the graph is deep.
        program = [
            (rng.integers(len(STEPS)), rng.integers(k, k + 3), rng.integers(k + 3))
            for k in range(7)
        ]
        point = rng.uniform(0.4, 1.4, size=3) * rng.choice([-1, 1], size=3)
        inputs = [autodiff.Value(float(number)) for number in point]
        found.append(derive(compute(program, inputs, autodiff.Value), inputs, call))
        # A step into the imaginary direction differentiates without rounding.
        bumped = [compute(program, point + 1j * tiny * row) for row in np.eye(3)]
        expected.append([bumped[0].real, *(value.imag / tiny for value in bumped)])

    checks.close(found, expected, call=call)


@pytest.mark.points(2, task="3.1")
def test_a_chain_of_thousands(autodiff):
    """A chain of 3000 multiplications, and one of 40 sums `x + x`, are no trouble."""
    x = autodiff.Value(0.999)
    result = x
    for _ in range(3000):
        result = result * x

    expected = [0.999**3001, 3001 * 0.999**3000]
    call = "value and x.grad of x ** 3001, as 3000 multiplications"
    checks.close(derive(result, [x], call), expected, call=call)

    # There are 2**40 paths from the result to x, but only 80 nodes.
    x = autodiff.Value(0.5)
    result = x
    for _ in range(40):
        result = (result + result) * 0.6

    call = "value and x.grad after 40 times result = (result + result) * 0.6"
    checks.close(derive(result, [x], call), [0.5 * 1.2**40, 1.2**40], call=call)


@pytest.mark.points(2, task="3.1")
def test_backward_starts_afresh(autodiff, rng):
    """A second backward, of the same result or another one, forgets the first."""
    point = float(rng.uniform(1, 2))
    x = autodiff.Value(point)
    square = x * x
    once = derive(square, [x, square], "x * x")
    twice = derive(square, [x, square], "x * x")
    later = derive(3 * square + x, [x, square], "3 * (x * x) + x")
    again = derive(square, [x, square], "x * x")

    expected = [point**2, 2 * point, 1]
    checks.close(once, expected, call="x * x and the grads of x and x * x")
    checks.close(twice, expected, call="the same after a second backward()")
    checks.close(
        later,
        [3 * point**2 + point, 6 * point + 1, 3],
        call="3 * (x * x) + x after that",
    )
    checks.close(again, expected, call="x * x once more, after that")


# 3.2 Back through a dense layer


def parts_of(got, shapes, call):
    """Check that `got` is a tuple of arrays of these shapes."""
    names = list(shapes)
    checks.holds(
        isinstance(got, tuple | list) and len(got) == len(names),
        call=call,
        expected=f"{len(names)} parts: {', '.join(names)}",
        got="None" if got is None else "something else",
        hint=checks.hint_if(got is None, "Is a `return` missing?"),
    )
    return [
        checks.shaped(part, shapes[name], call=f"{name} of {call}")
        for part, name in zip(got, names, strict=True)
    ]


@pytest.mark.public
@pytest.mark.points(4, task="3.2")
def test_dense_backward_by_hand(backprop):
    """Two samples, three inputs, one output, with paper and pencil."""
    call = "dense_backward([[1], [-2]], x=[[3, 1, 0], [2, 5, 4]], W=[[7], [8], [9]])"
    dout, W = np.array([[1.0], [-2.0]]), np.array([[7.0], [8.0], [9.0]])
    x = np.array([[3.0, 1.0, 0.0], [2.0, 5.0, 4.0]])

    shapes = {"dx": (2, 3), "dW": (3, 1), "db": (1,)}
    dx, dW, db = parts_of(backprop.dense_backward(dout, x, W), shapes, call)

    checks.close(dx, [[7, 8, 9], [-14, -16, -18]], call=f"dx of {call}")
    checks.close(dW, [[-1], [-9], [-8]], call=f"dW of {call}")
    checks.close(db, [-1], call=f"db of {call}")


@pytest.mark.points(5, task="3.2")
def test_dense_backward_agrees_with_differences(backprop, rng):
    """All three gradients agree with numerical ones, also if all axes are equal."""
    for n, i, o in [(4, 3, 5), (3, 3, 3)]:
        call = f"dense_backward(dout, x, W) with x {(n, i)} and W {(i, o)}"
        x, W, b = rng.normal(size=(n, i)), rng.normal(size=(i, o)), rng.normal(size=o)
        dout = rng.normal(size=(n, o))

        def loss(x, W, b, dout=dout):
            return np.sum(dout * (x @ W + b))

        expected = [
            checks.central_difference(lambda x, W=W, b=b: loss(x, W, b), at=x),
            checks.central_difference(lambda W, x=x, b=b: loss(x, W, b), at=W),
            checks.central_difference(lambda b, x=x, W=W: loss(x, W, b), at=b),
        ]

        shapes = {"dx": (n, i), "dW": (i, o), "db": (o,)}
        parts = parts_of(backprop.dense_backward(dout, x, W), shapes, call)

        # Rounding of the differences and of float32 answers stays below 1e-5 here.
        for name, part, right in zip(shapes, parts, expected, strict=True):
            checks.close(part, right, call=f"{name} of {call}", atol=1e-5)


@pytest.mark.points(3, task="3.2")
def test_dense_backward_adds_up_over_the_batch(backprop, submission, rng):
    """Both dW and db are sums over samples, 300 are no trouble, the inputs stay."""
    call = "dense_backward(dout, x, W)"
    x, W, dout = (rng.integers(-8, 9, size=s) / 8 for s in [(3, 2), (2, 4), (3, 4)])
    shapes = {"dx": (3, 2), "dW": (2, 4), "db": (4,)}
    dx, dW, db = parts_of(backprop.dense_backward(dout, x, W), shapes, call)
    alone = []
    for n in range(3):
        rows = backprop.dense_backward(dout[n : n + 1], x[n : n + 1], W)
        alone.append(parts_of(rows, {**shapes, "dx": (1, 2)}, f"{call} for one sample"))

    checks.close(np.vstack([a[0] for a in alone]), dx, call="dx, sample by sample")
    checks.close(sum(a[1] for a in alone), dW, call="dW, added up sample by sample")
    checks.close(db, sum(dout[n] for n in range(3)), call=f"db of {call}")

    # Eighths, so that all sums are exact; 48 million products, too many for loops.
    sizes = {"x": (300, 200), "W": (200, 400), "dout": (300, 400)}
    x, W, dout = (rng.integers(-8, 9, size=s) / 8 for s in sizes.values())
    call = f"dense_backward(dout, x, W) with x {x.shape} and W {W.shape}"
    shapes = {"dx": x.shape, "dW": W.shape, "db": (400,)}
    dx, dW, _ = parts_of(backprop.dense_backward(dout, x, W), shapes, call)
    checks.close(dx[0], (W * dout[0]).sum(axis=1), call=f"dx[0] of {call}")
    checks.close(dW[7], (x[:, 7:8] * dout).sum(axis=0), call=f"dW[7] of {call}")
    checks.inputs_unchanged(submission, call=call)


# 3.3 Back through an activation


@pytest.mark.public
@pytest.mark.points(4, task="3.3")
def test_activation_backward_agrees_with_a_table(backprop):
    """The four activations pass these gradients back."""
    z, dout = (
        np.array([-2.0, -0.5, 0.0, 1.0, 3.0]),
        np.array([1.0, -2.0, 4.0, 3.0, -1.0]),
    )
    expected = {
        "relu": [0.0, 0.0, 0.0, 3.0, -1.0],
        "leaky_relu": [0.01, -0.02, 0.04, 3.0, -1.0],
        "sigmoid": [0.10499359, -0.47000742, 1.0, 0.5898358, -0.04517666],
        "tanh": [0.07065082, -1.57289547, 4.0, 1.25992302, -0.00986604],
    }
    for kind, right in expected.items():
        call = f"activation_backward([1, -2, 4, 3, -1], [-2, -0.5, 0, 1, 3], {kind!r})"
        checks.close(backprop.activation_backward(dout, z, kind), right, call=call)


def activation(z, kind):
    """Compute an activation by another formula than the module's."""
    if kind == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if kind == "tanh":
        return 2 / (1 + np.exp(-2 * z)) - 1
    slope = 0.01 if kind == "leaky_relu" else 0.0
    return (1 + slope) / 2 * z + (1 - slope) / 2 * abs(z)


@pytest.mark.points(4, task="3.3")
def test_activation_backward_agrees_with_differences(backprop, rng):
    """The gradients agree with numerical ones, for a random dout and any shape."""
    # At least 0.2 away from the corners at 0.
    z = rng.uniform(0.2, 4, size=(2, 3, 4)) * rng.choice([-1, 1], size=(2, 3, 4))
    dout = rng.normal(size=(2, 3, 4))
    for kind in KINDS:
        call = f"activation_backward(dout, z, {kind!r}) with z of shape (2, 3, 4)"
        expected = checks.central_difference(
            lambda z, kind=kind: np.sum(dout * activation(z, kind)), at=z
        )
        # Central differences are good to about 1e-9 here; float32 answers to 1e-6.
        checks.close(
            backprop.activation_backward(dout, z, kind), expected, call=call, rtol=1e-4,
            atol=1e-6,
        )  # fmt: skip


@pytest.mark.points(2, task="3.3")
def test_activation_backward_far_out(backprop, submission):
    """Far from 0 nothing becomes NaN, and dout and z stay as they are."""
    z, dout = np.array([-1000.0, -2.0, 2.0, 1000.0]), np.array([2.0, 0.0, -3.0, 4.0])
    expected = {
        "relu": [0, 0, -3, 4],
        "leaky_relu": [0.02, 0, -3, 4],
        "sigmoid": [0, 0, -3 / (2 + 2 * np.cosh(2)), 0],
        "tanh": [0, 0, -3 / np.cosh(2) ** 2, 0],
    }
    for kind, right in expected.items():
        call = f"activation_backward([2, 0, -3, 4], [-1000, -2, 2, 1000], {kind!r})"
        got = backprop.activation_backward(dout, z, kind)
        checks.close(got, right, call=call, show=True)
        checks.inputs_unchanged(submission, call=call)


# 3.4 Softmax and cross-entropy together


@pytest.mark.public
@pytest.mark.points(4, task="3.4")
def test_softmax_ce_backward_by_hand(backprop):
    """Logits whose softmax is easy: (1, 2, 5) / 8 and (1, 1, 2) / 4."""
    call = "softmax_ce_backward(np.log([[1, 2, 5], [1, 1, 2]]), [1, 2])"
    z = np.log(np.array([[1.0, 2.0, 5.0], [1.0, 1.0, 2.0]]))

    grad = backprop.softmax_ce_backward(z, np.array([1, 2]))

    checks.close(grad, [[0.0625, -0.375, 0.3125], [0.125, 0.125, -0.25]], call=call)


def loss_of(logits, y):
    """Compute the mean cross-entropy row by row."""
    rows = [np.logaddexp.reduce(row - row[k]) for row, k in zip(logits, y, strict=True)]
    return np.mean(rows)


@pytest.mark.points(4, task="3.4")
def test_softmax_ce_backward_agrees_with_differences(backprop, rng):
    """The gradient agrees with a numerical one, and its rows sum to 0."""
    # Nobody is of the last class.
    call = "softmax_ce_backward(z, y) with z of shape (5, 4)"
    z, y = rng.normal(size=(5, 4)), rng.permutation([0, 1, 2, 1, 1])
    expected = checks.central_difference(lambda z: loss_of(z, y), at=z)

    grad = checks.shaped(backprop.softmax_ce_backward(z, y), (5, 4), call=call)

    # Central differences are good to about 1e-10 here; float32 answers to 1e-7.
    checks.close(grad, expected, call=call, atol=1e-6)
    checks.close(grad.sum(axis=1), np.zeros(5), call=f"row sums of {call}", atol=1e-6)


@pytest.mark.points(2, task="3.4")
def test_softmax_ce_backward_of_sure_predictions(backprop, submission):
    """Logits of 1000 do no harm, and the array that was passed stays as it was."""
    call = "softmax_ce_backward([[1000, 0], [0, -1000], [1000, 999]], [1, 0, 0])"
    z = np.array([[1000.0, 0.0], [0.0, -1000.0], [1000.0, 999.0]])

    grad = backprop.softmax_ce_backward(z, np.array([1, 0, 0]))

    third = 1 / (3 + 3 * np.e)
    right = [[1 / 3, -1 / 3], [0.0, 0.0], [-third, third]]
    checks.close(grad, right, call=call, show=True)
    checks.inputs_unchanged(submission, call=call)


# 3.5 A whole network, forward and back

CHAIN = ("3.2", "3.3", "3.4")

# Two samples and three layers.
SMALL_X = np.array([[0.5], [-1.0]])
SMALL_Y = np.array([1, 2])
SMALL_NETWORK = [
    {"W": np.array([[1.0, -1.0]]), "b": np.array([0.0, 1.0])},
    {"W": np.array([[2.0, 0.0], [-1.0, 1.0]]), "b": np.array([0.0, 1.0])},
    {"W": np.array([[1.0, 0.0, -1.0], [0.0, 2.0, 0.0]]), "b": np.zeros(3)},
]


def both(got, call):
    """Check that `got` is a loss and gradients."""
    checks.holds(
        isinstance(got, tuple | list) and len(got) == 2,
        call=call,
        expected="two parts: loss, grads",
        got="None" if got is None else "something else",
        hint=checks.hint_if(got is None, "Is a `return` missing?"),
    )
    return checks.number(got[0], call=f"loss of {call}"), got[1]


@pytest.mark.public
@pytest.mark.points(2, task="3.5", needs=CHAIN)
def test_loss_of_a_small_network(backprop):
    """The loss of two samples in three layers, for each of the four activations."""
    losses = {
        "relu": 3.05567968,
        "leaky_relu": 3.04558018,
        "sigmoid": 1.42641269,
        "tanh": 0.80779603,
    }
    for kind, right in losses.items():
        call = f"loss_and_gradients(X, y, params, {kind!r})"
        got = backprop.loss_and_gradients(SMALL_X, SMALL_Y, SMALL_NETWORK, kind)
        loss, _ = both(got, call)
        checks.close(loss, right, call=f"loss of {call}")


SHAPES = ([3, 4], [3, 5, 4], [2, 6, 5, 3], [2, 5, 6, 4, 3])

# Logits of 1000 and -1000, one of them on the wrong side.
SURE = (
    np.array([[1.0], [-1.0]]),
    np.array([0, 0]),
    [{"W": np.array([[1000.0, 0.0]]), "b": np.zeros(2)}],
)
CALL_OF_SURE = (
    "loss_and_gradients([[1], [-1]], [0, 0], params) with W = [[1000, 0]], b = 0"
)


def network(rng, sizes):
    """Draw a network with biases that are not 0."""
    return [
        {"W": rng.normal(size=(i, o)) / np.sqrt(i), "b": rng.normal(size=o) / 2}
        for i, o in zip(sizes, sizes[1:], strict=False)
    ]


def forward(x, params, kind):
    """Compute the pre-activations of all layers; the last ones are the logits."""
    zs = []
    for layer in params:
        zs.append(np.einsum("ni,io->no", x, layer["W"]) + layer["b"])
        x = activation(zs[-1], kind)
    return zs


@pytest.mark.points(2, task="3.5", needs=CHAIN)
def test_loss_of_other_networks(backprop, rng):
    """The loss of one to four layers, and of logits as large as 1000."""
    for sizes, kind in zip(SHAPES, KINDS, strict=True):
        call = f"loss_and_gradients for sizes {sizes} and {kind!r}"
        params, X = network(rng, sizes), rng.normal(size=(7, sizes[0]))
        y = rng.integers(sizes[-1], size=7)

        loss, _ = both(backprop.loss_and_gradients(X, y, params, kind), call)

        right = loss_of(forward(X, params, kind)[-1], y)
        checks.close(loss, right, call=f"loss of {call}")
    loss, _ = both(backprop.loss_and_gradients(*SURE), CALL_OF_SURE)

    checks.close(loss, 500, call=f"loss of {CALL_OF_SURE}", show=True)


def same_layers(got, expected, call, **tolerance):
    """Check a list of dicts of arrays, first layer first."""
    for k, layer in enumerate(layers_like(got, expected, call)):
        for name, right in expected[k].items():
            part = f"[{k}][{name!r}] of {call}"
            checks.close(layer[name], right, call=part, **tolerance)


def layers_like(got, expected, call):
    """Check that `got` has the same layers and names as `expected`."""
    names = [sorted(layer) for layer in expected]
    is_alike = isinstance(got, list | tuple) and names == [
        sorted(layer) if isinstance(layer, dict) else None for layer in got
    ]
    checks.holds(
        is_alike,
        call=call,
        expected=f"a list of {len(names)} dicts with the names {names[0]}",
        got="None" if got is None else "something else",
    )
    return got


SMALL_GRADS = [
    {
        "W": [[0.02590138, -0.04057596]],
        "b": [0.07814676, -0.07227317],
    },
    {
        "W": [[0.01241741, -0.06369283], [0.03045811, 0.02663474]],
        "b": [0.05455508, 0.00078393],
    },
    {
        "W": [
            [0.02188287, -0.39844834, 0.37656547],
            [0.1022921, 0.21265252, -0.31494462],
        ],
        "b": [0.11257386, 0.21241378, -0.32498764],
    },
]


@pytest.mark.public
@pytest.mark.points(3, task="3.5", needs=CHAIN)
def test_gradients_of_a_small_network(backprop):
    """The gradients of the same two samples and three layers, with tanh."""
    call = "loss_and_gradients(X, y, params, 'tanh')"
    got = backprop.loss_and_gradients(SMALL_X, SMALL_Y, SMALL_NETWORK, "tanh")

    _, grads = both(got, call)

    same_layers(grads, SMALL_GRADS, f"grads of {call}", atol=1e-6)


def numerical_grads(x, y, params, kind):
    """Differentiate the loss by every weight and bias, one by one."""
    grads = []
    for k, layer in enumerate(params):
        grads.append({})
        for name in layer:

            def loss(array, k=k, name=name):
                changed = [*params[:k], {**params[k], name: array}, *params[k + 1 :]]
                return loss_of(forward(x, changed, kind)[-1], y)

            grads[k][name] = checks.central_difference(loss, at=layer[name])
    return grads


@pytest.mark.points(3, task="3.5", needs=CHAIN)
def test_gradients_agree_with_differences(backprop, rng):
    """Gradients agree with numerical ones in one to four layers; 1000 does no harm."""
    for sizes, kind in [
        ([3, 4], "relu"),
        ([3, 5, 4], "tanh"),
        ([2, 5, 6, 4, 3], "sigmoid"),
    ]:
        call = f"loss_and_gradients for sizes {sizes} and {kind!r}"
        params, X = network(rng, sizes), rng.normal(size=(7, sizes[0]))
        y = rng.integers(sizes[-1], size=7)
        expected = numerical_grads(X, y, params, kind)

        _, grads = both(backprop.loss_and_gradients(X, y, params, kind), call)

        # Central differences are good to about 1e-9 here; float32 answers to 1e-6.
        same_layers(grads, expected, f"grads of {call}", rtol=1e-4, atol=1e-5)
    _, grads = both(backprop.loss_and_gradients(*SURE), CALL_OF_SURE)
    expected = [{"W": [[0.5, -0.5]], "b": [-0.5, 0.5]}]
    same_layers(grads, expected, f"grads of {CALL_OF_SURE}")


def away_from_corners(rng, sizes):
    """Draw a network and samples with every pre-activation well away from 0."""
    while True:
        params, x = network(rng, sizes), rng.normal(size=(4, sizes[0]))
        if min(np.abs(z).min() for z in forward(x, params, "relu")) > 1e-3:
            return params, x


@pytest.mark.points(2, task="3.5", needs=CHAIN)
def test_gradients_with_relu_and_equal_widths(backprop, submission, rng):
    """Hidden layers of equal width do not get mixed up; nothing passed in changes."""
    for kind in ("relu", "leaky_relu"):
        call = f"loss_and_gradients for sizes [3, 5, 5, 2] and {kind!r}"
        params, X = away_from_corners(rng, [3, 5, 5, 2])
        y = np.array([0, 1, 1, 0])
        expected = numerical_grads(X, y, params, kind)

        arguments = (X, y, params) if kind == "relu" else (X, y, params, kind)
        _, grads = both(backprop.loss_and_gradients(*arguments), call)

        same_layers(grads, expected, f"grads of {call}", rtol=1e-4, atol=1e-5)
        checks.inputs_unchanged(submission, call=call)


@pytest.mark.points(2, task="3.5", needs=CHAIN)
def test_a_step_against_the_gradient_lowers_the_loss(backprop, rng):
    """A small step downhill lowers the loss, and by as much as the gradient says."""
    call, step = "grads of loss_and_gradients(X, y, params, 'tanh')", 1e-3
    for _ in range(10):
        params, X = network(rng, [4, 6, 5, 3]), rng.normal(size=(8, 4))
        y = rng.integers(3, size=8)

        _, grads = both(backprop.loss_and_gradients(X, y, params, "tanh"), call)

        lower = []
        for layer, grad in zip(params, layers_like(grads, params, call), strict=True):
            lower.append({})
            for name, array in layer.items():
                slope = checks.shaped(grad[name], array.shape, call=f"{name} of {call}")
                lower[-1][name] = array - step * slope
        squares = sum(np.sum((a - b) ** 2) for p, q in zip(params, lower, strict=True)
                      for a, b in zip(p.values(), q.values(), strict=True))  # fmt: skip
        before, after = (loss_of(forward(X, p, "tanh")[-1], y) for p in (params, lower))
        fall = before - after
        # The curvature changes the fall by about one part in a thousand.
        checks.holds(
            squares > 0 and np.isclose(fall, squares / step, rtol=0.02),
            call=f"the loss after params - 0.001 * {call}",
            expected="a loss lower by 0.001 times the sum of the squared gradients",
            got="a higher loss" if fall <= 0 else "another loss",
            value=[fall, squares],
        )


# 3.6 A checker of gradients


def verdict(backprop, rng, call, f, grad, x, n_probe=20):
    """Return the learner's verdict and error, after checking that they fit."""
    got = backprop.gradient_check(f, grad, x, rng, n_probe)
    checks.holds(
        isinstance(got, tuple | list) and len(got) == 2,
        call=call,
        expected="two parts: ok, error",
        got="None" if got is None else "something else",
        hint=checks.hint_if(got is None, "Is a `return` missing?"),
    )
    error = checks.number(got[1], call=f"error of {call}")
    checks.holds(
        isinstance(got[0], bool | np.bool_) and error >= 0 and got[0] == (error < 1e-4),
        call=call,
        expected="ok as a bool that says whether the error is below 1e-4",
        got="an error and an ok that do not fit",
        value=[float(bool(got[0])), error],
    )
    return bool(got[0]), error


def judged(backprop, rng, cases, f, x, n_probe=20, errors=None):
    """Check the verdict on each of several gradients, right or wrong by their names."""
    for name, grad in cases.items():
        call = f"gradient_check(f, grad, x, rng) with {name}"
        ok, error = verdict(backprop, rng, call, f, grad, x, n_probe)
        is_right = name.startswith("the right")
        checks.holds(
            ok == is_right,
            call=call,
            expected="ok = True" if is_right else "ok = False",
            got=f"ok = {ok}",
            value=float(ok),
        )
        if errors and not is_right:
            checks.close(error, errors[name], call=f"error of {call}", rtol=1e-3)


@pytest.mark.public
@pytest.mark.points(2, task="3.6")
def test_checker_tells_right_from_wrong(backprop):
    """The right gradient is accepted, wrong ones are not; their errors are right."""
    cases = {
        "the right gradient": lambda x, dout: dout * (100 * x + 1),
        "a gradient that is 1 % too large": lambda x, dout: 1.01 * dout * (100 * x + 1),
        "a gradient of the wrong sign": lambda x, dout: -dout * (100 * x + 1),
        "a gradient of 0": lambda x, dout: 0 * x,
    }
    # If all slopes are wrong by one factor, the directions do not matter.
    errors = dict(zip(list(cases)[1:], [1 / 101, 2.0, 1.0], strict=True))
    x = np.array([0.0, 0.01, -0.02])
    rng = np.random.default_rng(0)
    judged(backprop, rng, cases, lambda x: np.sum(50 * x * x + x), x, errors=errors)


@pytest.mark.points(2, task="3.6")
def test_checker_does_not_depend_on_size(backprop, rng):
    """One part in a hundred is found in small and in large gradients."""
    curve = rng.uniform(0.5, 1.5, size=(2, 3))
    for size in (1e-7, 1e5):
        cases = {
            f"the right gradient, of size {size:g}": lambda x, dout, s=size: (
                dout * s * curve * np.cos(x)
            ),
            f"a gradient 1 % off, of size {size:g}": lambda x, dout, s=size: (
                1.01 * dout * s * curve * np.cos(x)
            ),
        }

        def f(x, s=size):
            return float(np.sum(s * curve * np.sin(x)))

        judged(backprop, rng, cases, f, rng.normal(size=(2, 3)))


@pytest.mark.points(2, task="3.6")
def test_checker_finds_a_single_wrong_entry(backprop, rng):
    """One wrong entry among a hundred and twenty does not go unnoticed."""
    slope = rng.uniform(1, 2, size=120) * rng.choice([-1, 1], size=120)
    slope[7] = 40.0
    hole, off = np.ones(120), np.ones(120)
    hole[int(rng.integers(8, 120))] = 0
    off[7] = 1.05
    cases = {
        "the right gradient": lambda x, dout: dout * slope * x,
        "one entry that is 0": lambda x, dout: dout * slope * x * hole,
        "one large entry that is 5 % off": lambda x, dout: dout * slope * x * off,
    }
    x = rng.uniform(0.5, 1.5, size=120)
    judged(
        backprop, rng, cases, lambda x: float(np.sum(slope * x * x) / 2), x, n_probe=4
    )


@pytest.mark.points(2, task="3.6")
def test_checker_finds_the_usual_mistakes(backprop, submission, rng):
    """A mean taken for a sum, exchanged axes and a flat function are judged rightly."""
    A = rng.normal(size=(4, 4))

    def right(x, dout):
        return dout * A * np.exp(x * A) / 4

    cases = {
        "the right gradient": right,
        "a missing 1 / N": lambda x, dout: 4 * right(x, dout),
        "rows and columns exchanged": lambda x, dout: right(x, dout).T,
    }
    x = rng.normal(size=(4, 4)) / 2
    judged(backprop, rng, cases, lambda x: float(np.sum(np.exp(x * A)) / 4), x)
    flat = {
        "the right gradient of a constant": lambda x, dout: np.zeros(3),
        "a gradient that is not 0, of a constant": lambda x, dout: dout * np.ones(3),
    }
    judged(backprop, rng, flat, lambda x: 2.5, rng.normal(size=3))
    checks.inputs_unchanged(submission, call="gradient_check(f, grad, x, rng)")


@pytest.mark.points(2, task="3.6")
def test_checker_looks_through_a_softmax(backprop, rng):
    """Mistakes in a layer are found too; the same seed gives the same error."""

    def softmax(x):
        return np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)

    def right(x, dout):
        p = softmax(x)
        return p * (dout - np.sum(p * dout, axis=1, keepdims=True))

    cases = {
        "the right gradient of a softmax": right,
        "a gradient of a softmax, twice too large": lambda x, dout: 2 * right(x, dout),
        "a softmax without its first factor": lambda x, dout: (
            dout - np.sum(softmax(x) * dout, axis=1, keepdims=True)
        ),
    }
    x, seed = rng.normal(size=(3, 5)), int(rng.integers(2**32))
    judged(backprop, rng, cases, softmax, x)
    name, grad = list(cases.items())[-1]
    call = f"gradient_check(f, grad, x, rng, 2) with {name}"
    errors = [
        verdict(backprop, np.random.default_rng(seed), call, softmax, grad, x, 2)[1]
        for _ in range(2)
    ]
    checks.holds(
        np.isclose(*errors, rtol=1e-9),
        call=f"{call}, twice, each time with a new generator of the same seed",
        expected="the same error both times",
        got="another error",
    )


# 3.7 SGD, momentum and RMSprop


def walk(submission, make, params, history):
    """Let an optimizer take a step for each gradient; return the parameters."""
    kept = submission.keep(params)
    optimizer = make(kept)
    for grads in history:
        optimizer.step(grads)
    return kept.value


@pytest.mark.public
@pytest.mark.points(2, task="3.7")
def test_sgd_by_hand(training, submission):
    """Two steps of plain SGD, of momentum and of Nesterov, with paper and pencil."""
    history = [[{"b": np.array([1.0, -2.0])}], [{"b": np.array([3.0, 4.0])}]]
    cases = {
        "SGD(params, 0.5)": ((0.5,), [-1.0, 1.0]),
        "SGD(params, 0.5, 0.5)": ((0.5, 0.5), [-1.25, 1.5]),
        "SGD(params, 0.5, 0.5, True)": ((0.5, 0.5, True), [-2.125, 0.75]),
    }
    for call, (settings, expected) in cases.items():
        params = [{"b": np.array([1.0, 2.0])}]

        after = walk(
            submission, lambda p, settings=settings: training.SGD(p, *settings), params,
            history,
        )  # fmt: skip

        call = f"params after {call}, two steps with [1, -2] and [3, 4] from [1, 2]"
        same_layers(after, [{"b": expected}], call)


@pytest.mark.public
@pytest.mark.points(1, task="3.7")
def test_rmsprop_by_hand(training, submission):
    """Two steps of RMSprop from 1, with gradients 8 and 0."""
    history = [[{"b": np.array([8.0])}], [{"b": np.array([6.0])}]]

    params = [{"b": np.array([1.0])}]
    after = walk(
        submission, lambda p: training.RMSprop(p, 0.5, rho=0.75), params, history
    )

    # The mean squares are 16 and 21.
    call = "params after RMSprop(params, 0.5, rho=0.75), two steps with 8 and 6 from 1"
    same_layers(after, [{"b": [-0.65465367]}], call)


def story(rng, steps):
    """Draw parameters, two of each shape, and gradients of size 1/2 to 3/2, or 0.

    The first gradients are not 0, and the names come in another order than in params.
    """
    shapes = {"W": (3, 2), "shift": (2,)}
    params = [{n: rng.normal(size=s) for n, s in shapes.items()} for _ in range(2)]
    history = [
        [
            {
                n: rng.uniform(0.5, 1.5, s)
                * rng.choice([-1, 0, 1] if k else [-1, 1], s)
                for n, s in reversed(shapes.items())
            }
            for _ in range(2)
        ]
        for k in range(steps)
    ]
    return params, history


def decayed_sums(grads, share):
    """Add up the past, step by step, a gradient of age n with the weight share**n."""
    age = np.subtract.outer(np.arange(len(grads)), np.arange(len(grads)))
    weights = np.where(age >= 0, float(share) ** np.abs(age), 0.0)
    return np.tensordot(weights, grads, axes=1)


def after_all(params, history, moves):
    """Add all moves of an optimizer to the parameters, array by array."""
    return [
        {
            n: a + moves(np.array([g[k][n] for g in history])).sum(axis=0)
            for n, a in p.items()
        }
        for k, p in enumerate(params)
    ]


@pytest.mark.points(2, task="3.7")
def test_momentum_with_changing_gradients(training, submission, rng):
    """Six steps; every array has a velocity of its own, and the gradients stay."""
    params, history = story(rng, 6)

    def moves(G):
        return -0.1 * decayed_sums(G, 0.75)

    after = walk(submission, lambda p: training.SGD(p, 0.1, 0.75), params, history)
    ahead = walk(
        submission, lambda p: training.SGD(p, 0.1, 0.75, True), params, history
    )

    # Keras and Sutskever agree on both formulas as long as lr stays the same.
    expected = after_all(params, history, moves)
    same_layers(after, expected, "params after 6 steps of SGD(params, 0.1, 0.75)")
    expected = after_all(params, history, lambda G: 0.75 * moves(G) - 0.1 * G)
    same_layers(ahead, expected, "params after 6 steps of SGD(params, 0.1, 0.75, True)")
    checks.inputs_unchanged(submission, call="SGD(...).step(grads)")


@pytest.mark.points(2, task="3.7")
def test_rmsprop_with_changing_gradients(training, submission, rng):
    """Six steps; every entry has a step size of its own, and the gradients stay."""
    params, history = story(rng, 6)
    for settings, rho in [((0.02,), 0.9), ((0.02, 0.625), 0.625)]:

        def make(p, settings=settings):
            return training.RMSprop(p, *settings)

        def moves(G, rho=rho):
            return -0.02 * G / np.sqrt((1 - rho) * decayed_sums(G**2, rho))

        after = walk(submission, make, params, history)

        # eps is 1e-7 of the root here at most, whether inside or outside of it.
        call = (
            f"params after 6 steps of RMSprop(params, {', '.join(map(str, settings))})"
        )
        same_layers(after, after_all(params, history, moves), call)
    checks.inputs_unchanged(submission, call="RMSprop(...).step(grads)")


def creeps(submission, optimizer, name, full):
    """Check steps along a gradient far below eps; `full` is the step if eps is 0."""
    # The ranges hold wherever eps is added: to the root, inside, before a correction.
    cases = {
        "": (0, 0.5, "a step downhill, not longer than lr"),
        ", eps=1": (0, 1e-6, "a tiny step: eps is far above the root"),
        ", eps=0": (0.999 * full, 1.001 * full, "a step that eps does not shorten"),
    }
    for setting, (least, most, expected) in cases.items():
        call = f"{name}(params, 0.5{setting}), one step with a gradient of 1e-9"
        eps = {"eps": float(setting[-1])} if setting else {}
        params, grads = [{"b": np.array([1.0])}], [{"b": np.array([1e-9])}]

        def make(p, eps=eps):
            return optimizer(p, 0.5, **eps)

        after = walk(submission, make, params, [grads])
        after = layers_like(after, params, f"params after {call}")
        step = 1 - checks.shaped(after[0]["b"], (1,), call=f"params after {call}")[0]
        checks.holds(
            least <= step <= most,
            call=call,
            expected=expected,
            got="another step",
            value=step,
        )


@pytest.mark.points(1, task="3.7")
def test_without_a_gradient_nothing_moves(training, submission, rng):
    """A weight whose gradient was 0 stays, the others move; eps is what was given."""
    params = [{"b": rng.normal(size=3)}]
    grads = [{"b": np.array([0.0, 1.0, -2.0])}]
    expected = params[0]["b"] - 0.5 * np.array([0, 1, -1]) / np.sqrt(0.1)

    after = walk(submission, lambda p: training.RMSprop(p, 0.5), params, [grads])

    same_layers(after, [{"b": expected}], "params after RMSprop(params, 0.5), one step")
    creeps(submission, training.RMSprop, "RMSprop", full=0.5 / np.sqrt(0.1))


# 3.8 Adam


@pytest.mark.public
@pytest.mark.points(3, task="3.8")
def test_adam_by_hand(training, submission):
    """The first step has the size lr, for large and small gradients; then a second."""
    first = [{"W": np.array([[3.0], [-0.5]]), "b": np.array([100.0])}]
    second = [{"W": np.array([[3.0], [0.5]]), "b": np.array([-100.0])}]
    params = [{"W": np.array([[1.0], [1.0]]), "b": np.array([2.0])}]
    cases = {
        "one step": ([first], [[0.75], [1.25]], [1.75]),
        "two steps": ([first, second], [[0.5], [1.23684211]], [1.76315789]),
    }
    for name, (history, W, b) in cases.items():
        after = walk(submission, lambda p: training.Adam(p, 0.25), params, history)

        same_layers(
            after, [{"W": W, "b": b}], f"params after {name} of Adam(params, 0.25)"
        )


@pytest.mark.points(4, task="3.8")
def test_adam_with_changing_gradients(training, submission, rng):
    """Fifteen steps agree with weighted means of all gradients so far."""
    params, history = story(rng, 15)

    def mean(G, share):
        return decayed_sums(G, share) / decayed_sums(np.ones_like(G), share)

    for settings, b1, b2 in [((0.05,), 0.9, 0.999), ((0.05, 0.5, 0.75), 0.5, 0.75)]:

        def make(p, settings=settings):
            return training.Adam(p, *settings)

        def moves(G, b1=b1, b2=b2):
            return -0.05 * mean(G, b1) / np.sqrt(mean(G**2, b2))

        after = walk(submission, make, params, history)

        # eps is below 1e-6 of the root here, wherever it is added.
        call = f"params after 15 steps of Adam(params, {', '.join(map(str, settings))})"
        same_layers(after, after_all(params, history, moves), call)
    checks.inputs_unchanged(submission, call="Adam(...).step(grads)")


@pytest.mark.points(3, task="3.8")
def test_adam_does_not_see_the_scale_of_the_gradients(training, submission, rng):
    """Gradients a thousand times larger give the same steps; those of 0 give none."""
    params, history = story(rng, 4)
    large = [[{n: 1000 * g for n, g in d.items()} for d in grads] for grads in history]
    flat = [[{n: 0 * g for n, g in d.items()} for d in grads] for grads in history]

    def mean(G, share):
        return decayed_sums(G, share) / decayed_sums(np.ones_like(G), share)

    expected = after_all(
        params, history, lambda G: -0.1 * mean(G, 0.9) / np.sqrt(mean(G**2, 0.999))
    )
    for name, scaled in [("gradients", history), ("1000 * gradients", large)]:
        after = walk(
            submission, lambda p: training.Adam(p, 0.1, eps=0.0), params, scaled
        )
        same_layers(after, expected, f"params after Adam(params, 0.1, eps=0), 4 {name}")
    after = walk(submission, lambda p: training.Adam(p, 0.1), params, flat)
    same_layers(after, params, "params after Adam(params, 0.1), 4 gradients of 0")
    creeps(submission, training.Adam, "Adam", full=0.5)


# 3.9 The training loop


def batches_of(training, submission, X, y, params, seed, size=4, epochs=3):
    """Train with an optimizer that only notes what it is given."""
    notes = []

    def step(grads):
        notes.append(grads)

    recorder = submission.keep(step).value
    recorder.step = recorder
    rng = np.random.default_rng(seed)
    history = training.train_mlp(X, y, params, recorder, epochs, size, rng)
    return notes, checks.instance(
        history, dict, call="train_mlp(X, y, params, opt, ...)"
    )


def weight_grads(notes, shape, sizes):
    """Take the gradients of the only layer's weights out of the notes."""
    call = "grads in opt.step(grads)"
    checks.holds(
        len(notes) == 3 * len(sizes),
        call=f"train_mlp(...) with 10 samples, batch_size={sizes[0]} and epochs=3",
        expected=f"{3 * len(sizes)} calls of opt.step: batches of {sizes}, three times",
        got=f"{len(notes)} calls",
        value=float(len(notes)),
    )
    layers = [layers_like(grads, [{"W": 0, "b": 0}], call)[0] for grads in notes]
    return np.array([checks.shaped(layer["W"], shape, call=call) for layer in layers])


@pytest.mark.public
@pytest.mark.points(2, task="3.9", needs="3.5")
def test_every_sample_is_used_once_in_each_epoch(training, submission):
    """Batches of 4, 4 and 2 hold each sample once, in a new order every epoch."""
    # Sample i is row i of the identity, so it can only change row i of the weights.
    X, y = np.eye(10), np.array([0, 1, 2, 0, 1, 2, 0, 1, 2, 0])
    params = [{"W": np.zeros((10, 3)), "b": np.zeros(3)}]

    notes, _ = batches_of(training, submission, X, y, params, seed=1)
    used = np.any(weight_grads(notes, (10, 3), [4, 4, 2]) != 0, axis=2)

    call = "train_mlp(X, y, params, opt, epochs=3, batch_size=4, rng=rng)"
    checks.same(
        used.sum(axis=1).tolist(), 3 * [4, 4, 2], call=f"samples per batch of {call}",
        show=True,
    )  # fmt: skip
    for epoch in used.reshape(3, 3, 10):
        checks.same(
            epoch.sum(axis=0).tolist(), 10 * [1],
            call=f"how often each sample is used in an epoch of {call}", show=True,
        )  # fmt: skip
    is_same = np.array_equal(used[:3], used[3:6]) and np.array_equal(used[:3], used[6:])
    in_order = is_same and np.all(np.nonzero(used[:3])[1] == np.arange(10))
    checks.holds(
        not is_same,
        call=call,
        expected="different batches in different epochs",
        got="the rows in order, always" if in_order else "the same batches, always",
        value=float(in_order),
    )
    # A batch of neighbours has two ends, if the last row and the first are neighbours.
    # By chance all nine are like that in one of four million runs.
    ends = np.sum(used != np.roll(used, 1, axis=1), axis=1)
    checks.holds(
        np.any(ends > 2),
        call=call,
        expected="rows from all over X in a batch",
        got="rows that stand side by side in X, in every batch",
    )


@pytest.mark.points(1, task="3.9", needs="3.5")
def test_each_batch_has_its_own_gradient(training, submission, rng):
    """Each step gets the mean gradient of its batch; the batches depend on the seed."""
    X, y = np.eye(10), rng.permutation([0, 1, 2, 0, 1, 2, 0, 1, 2, 0])
    params = [{"W": rng.normal(size=(10, 3)), "b": rng.normal(size=3)}]
    logits = X @ params[0]["W"] + params[0]["b"]
    rows = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True) - np.eye(3)[y]

    runs = [
        batches_of(training, submission, X, y, params, seed, size=3)
        for seed in (2, 2, 3)
    ]

    batches = [weight_grads(notes, (10, 3), [3, 3, 3, 1]) for notes, _ in runs]
    for grads in batches:
        used = np.any(grads != 0, axis=2)
        right = np.array([u[:, np.newaxis] * rows / max(u.sum(), 1) for u in used])
        checks.close(grads, right, call="grads['W'] in each call of opt.step")
    first, again, other = batches
    checks.holds(
        np.array_equal(first, again),
        call="train_mlp(...) twice, each time with a new generator of the same seed",
        expected="the same batches both times",
        got="other batches",
    )
    checks.holds(
        not np.array_equal(first, other),
        call="train_mlp(...) with generators of two different seeds",
        expected="different batches",
        got="the same batches",
    )
    history = runs[0][1]
    checks.close(history.get("loss"), 3 * [loss_of(logits, y)], call="history['loss']")
    notes, history = batches_of(training, submission, X, y, params, seed=2, epochs=0)
    call = "train_mlp(...) with epochs=0"
    checks.shaped(history.get("loss"), (0,), call=f"history['loss'] of {call}")
    checks.same(len(notes), 0, call=f"calls of opt.step in {call}", show=True)
    checks.inputs_unchanged(submission, call="train_mlp(X, y, params, opt, ...)")


@pytest.mark.public
@pytest.mark.points(1, task="3.9", needs=("3.5", "3.7"))
def test_loss_after_each_epoch(training, submission):
    """The loss is that of all samples, after each epoch."""
    X, y = np.array([[-1.0], [1.0], [2.0]]), np.array([0, 1, 0])
    params = submission.keep([{"W": np.zeros((1, 2)), "b": np.zeros(2)}])

    history = training.train_mlp(
        X, y, params, training.SGD(params, 1.0), 2, 5, np.random.default_rng(0)
    )

    history = checks.instance(history, dict, call="train_mlp(...)")
    call = "train_mlp([[-1], [1], [2]], [0, 1, 0], zeros, SGD(lr=1), 2, 5, rng)"
    checks.close(history.get("loss"), [0.65141669, 0.63454001], call=f"{call}['loss']")


def spiral(rng, per_class):
    """Draw three arms of a spiral, with noise in the angle."""
    t = rng.uniform(0.05, 1, size=(3, per_class))
    start = np.arange(3)[:, np.newaxis] / 3
    angle = 2 * np.pi * (t + start) + rng.normal(scale=0.2, size=t.shape)
    X = 2 * np.stack([t * np.cos(angle), t * np.sin(angle)], axis=-1)
    return X.reshape(-1, 2), np.repeat(np.arange(3), per_class)


# The reference over 120 seeds: mean 0.992, sd 0.006, worst 0.979; mean - 4 sd is 0.969.
# Its loss falls to 0.005 to 0.033 of the first epoch's. Without a hidden layer the
# accuracy is 0.33 to 0.38.
FULL, FLOOR = 0.95, 0.88


@pytest.mark.points(2, task="3.9", needs=("3.2", "3.5", "3.8"))
def test_a_network_learns_a_spiral(training, submission, rng):
    """Forty epochs with Adam are enough to tell the three arms of a spiral apart."""
    call = "accuracy on new samples after train_mlp on a spiral with Adam(params, 0.01)"
    data, new, weights, order = rng.spawn(4)
    X, y = spiral(data, 100)
    X_new, y_new = spiral(new, 300)
    params = [
        {"W": weights.normal(size=(i, o)) * np.sqrt(2 / i), "b": np.zeros(o)}
        for i, o in [(2, 32), (32, 32), (32, 3)]
    ]
    kept = submission.keep(params)

    history = training.train_mlp(X, y, kept, training.Adam(kept, 0.01), 40, 32, order)

    history = checks.instance(history, dict, call="train_mlp(...)")
    losses = checks.shaped(history.get("loss"), (40,), call="history['loss']")
    trained = layers_like(kept.value, params, "params after train_mlp(...)")
    for layer, before in zip(trained, params, strict=True):
        for name in before:
            checks.shaped(
                layer[name], before[name].shape, call=f"params[...][{name!r}]"
            )
    with np.errstate(all="ignore"):  # the learner's weights may be anything
        last = loss_of(forward(X, trained, "relu")[-1], y)
        guesses = forward(X_new, trained, "relu")[-1].argmax(axis=1)
    call_of_last = "history['loss'][-1], and the loss of params after training"
    checks.close(losses[-1], last, call=call_of_last, rtol=1e-3)
    accuracy = np.mean(guesses == y_new)
    if accuracy < FULL or losses[-1] > losses[0] / 2:
        raise CheckFailure(
            call=call,
            expected=f"at least {FULL}, and a loss that falls to less than half",
            got=f"{accuracy:.2f}",
            stage="property",
            value=accuracy,
            share=0.5 if accuracy >= FLOOR else 0.0,
        )


# 3.10 What the learning rate does


@pytest.mark.public
@pytest.mark.points(1, task="3.10")
def test_regimes_by_hand(training):
    """Curvatures 4 and 1, and learning rates at and on both sides of the limits."""
    regimes = {0.75: "diverges", 0.125: "monotone", 0.25: "monotone"}
    regimes |= {0.375: "oscillates", 0.5: "diverges"}
    # Little more than 1/4 and little less than 1/2: 257/1024 and 511/1024.
    regimes |= {0.2509765625: "oscillates", 0.4990234375: "oscillates"}
    for lr, regime in regimes.items():
        call = f"lr_regime([4, 1], {lr})"
        checks.same(training.lr_regime(np.array([4.0, 1.0]), lr), regime, call=call)


@pytest.mark.points(1, task="3.10")
def test_regimes_are_what_descent_does(training, rng):
    """The regime is the one that gradient descent itself shows, on many bowls."""
    found, expected = [], []
    for _ in range(40):
        eigs, lr = rng.integers(1, 33, size=4) / 8, 2.0 ** -rng.integers(0, 4)
        # Eighths and powers of 2: all products are exact, so the limits are too.
        steps = np.cumprod(np.tile(1 - lr * eigs, (100, 1)), axis=0)
        shrinks = np.all(np.abs(steps[-1]) < 1)
        turns = np.any(steps[0] < 0)
        names = {(True, False): "monotone", (True, True): "oscillates"}
        expected.append(names.get((bool(shrinks), bool(turns)), "diverges"))
        found.append(training.lr_regime(eigs, float(lr)))

    checks.same(found, expected, call="lr_regime(eigs, lr) for many bowls")


RACE = ["SGD", "momentum", "RMSprop", "Adam"]


def race(training, f, grad, x0, steps):
    """Return the four axes of the learner's figure as plain data."""
    call = "optimizer_race(f, grad, x0, steps)"
    axes = checks.figure(training.optimizer_race(f, grad, x0, steps), call=call)
    checks.same([a["title"] for a in axes], RACE, call=f"titles of {call}", show=True)
    return axes


@pytest.mark.public
@pytest.mark.points(1, task="3.10", needs=("3.7", "3.8"))
def test_race_is_labelled(training, submission):
    """Four axes with titles, labels, legends, a log axis and four lines; no pyplot."""
    x0 = np.array([1.0, 2.0])
    for axes in race(training, lambda x: float(x @ x), lambda x: 2 * x, x0, steps=2):
        title = axes["title"]
        names = ["lr = 0.003", "lr = 0.01", "lr = 0.03", "lr = 0.1"]
        labels = [line["label"] for line in axes["lines"]]
        checks.same(labels, names, call=f"lines of {title!r}", show=True)
        checks.same(axes["legend"], names, call=f"legend of {title!r}", show=True)
        checks.same(axes["xlabel"], "step", call=f"x label of {title!r}", show=True)
        checks.same(axes["ylabel"], "f(x)", call=f"y label of {title!r}", show=True)
        checks.same(axes["yscale"], "log", call=f"y scale of {title!r}", show=True)
    checks.avoids(submission, "training", "optimizer_race", ["matplotlib.pyplot"])


def positions(name, eigs, x0, lr, steps):
    """Follow an optimizer down a bowl, one coordinate at a time."""
    paths = []
    for e, x in zip(eigs, x0, strict=True):
        path, mean, square, before = [x], 0.0, 0.0, x
        for t in range(1, steps + 1):
            g = e * x
            step = lr * g - (0.9 * (x - before) if name == "momentum" else 0)
            if name == "RMSprop":
                square = 0.9 * square + 0.1 * g * g
                step = lr * g / (square**0.5 + 1e-8)
            if name == "Adam":
                mean, square = 0.9 * mean + 0.1 * g, 0.999 * square + 0.001 * g * g
                step = (
                    lr * mean / (1 - 0.9**t) / ((square / (1 - 0.999**t)) ** 0.5 + 1e-8)
                )
            before, x = x, x - step
            path.append(x)
        paths.append(path)
    return np.array(paths)


@pytest.mark.points(1, task="3.10", needs=("3.7", "3.8"))
def test_race_shows_what_the_optimizers_do(training, submission, rng):
    """Every line shows f along the run of its optimizer at its learning rate."""
    # Gradients of order 0.1: eps = 1e-8 counts for nothing, a larger one would show.
    eigs, x0 = np.array([0.125, 0.25]), rng.uniform(1, 2, size=2)

    drawn = race(
        training,
        lambda x: float(np.sum(eigs * x * x) / 2),
        lambda x: eigs * x,
        x0,
        steps=30,
    )

    for axes in drawn:
        checks.same(
            len(axes["lines"]), 4, call=f"lines of {axes['title']!r}", show=True
        )
        for line, lr in zip(axes["lines"], [0.003, 0.01, 0.03, 0.1], strict=True):
            call = f"the line lr = {lr} of {axes['title']!r}"
            x = positions(axes["title"], eigs, x0, lr, steps=30)
            checks.close(line["x"], range(31), call=f"x of {call}")
            values = np.sum(eigs[:, np.newaxis] * x**2, axis=0) / 2
            checks.close(line["y"], values, call=f"y of {call}", rtol=1e-4)
    checks.inputs_unchanged(submission, call="optimizer_race(f, grad, x0, steps)")
