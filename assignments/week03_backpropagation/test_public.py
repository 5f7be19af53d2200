"""The public tests of this week. Each docstring says what must hold."""

import numpy as np
import pytest

from grader import checks


@pytest.fixture
def autodiff(submission):
    return submission.load("autodiff")


@pytest.fixture
def backprop(submission):
    return submission.load("backprop")


@pytest.fixture
def training(submission):
    return submission.load("training")


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


@pytest.mark.public
@pytest.mark.points(4, task="3.4")
def test_softmax_ce_backward_by_hand(backprop):
    """Logits whose softmax is easy: (1, 2, 5) / 8 and (1, 1, 2) / 4."""
    call = "softmax_ce_backward(np.log([[1, 2, 5], [1, 1, 2]]), [1, 2])"
    z = np.log(np.array([[1.0, 2.0, 5.0], [1.0, 1.0, 2.0]]))

    grad = backprop.softmax_ce_backward(z, np.array([1, 2]))

    checks.close(grad, [[0.0625, -0.375, 0.3125], [0.125, 0.125, -0.25]], call=call)


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
