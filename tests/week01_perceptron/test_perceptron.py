"""Tests of week 1. Each docstring is a line that learners read."""

import itertools
from functools import partial

import numpy as np
import pytest

from grader import checks

NAMES = ["sigmoid", "tanh", "relu", "leaky_relu"]


@pytest.fixture
def week(submission):
    return submission.load("perceptron")


# 1.1 A neuron


@pytest.mark.public
@pytest.mark.points(4, task="1.1")
def test_neuron_adds_weighted_inputs_and_bias(week):
    """A neuron passes the sum of weighted inputs and bias to its activation."""
    x, w = np.array([1.0, 2.0, 4.0]), np.array([3.0, -1.0, 0.5])

    output = week.neuron(x, w, 0.25, lambda z: 10 * z)

    checks.close(
        output,
        32.5,
        call="neuron([1, 2, 4], w=[3, -1, 0.5], b=0.25, activation=lambda z: 10 * z)",
    )


@pytest.mark.points(3, task="1.1")
def test_neuron_of_any_size(week, submission, rng):
    """It works for one input and for many, integers too, and calls activation once."""
    for x in (rng.normal(size=1), rng.normal(size=7), rng.integers(1, 9, size=3)):
        w, b = rng.normal(size=len(x)), float(rng.normal())
        sums = []

        output = week.neuron(x, w, b, partial(noted_arctan, sums))

        call = f"neuron(x, w, b, arctan) with {len(x)} inputs"
        expected = np.arctan(sum(x[i] * w[i] for i in range(len(x))) + b)
        checks.close(output, expected, call=call)
        checks.inputs_unchanged(submission, call=call)
        checks.holds(
            len(sums) == 1,
            call=call,
            expected="one call of the activation",
            got=f"{len(sums)} calls",
        )


def noted_arctan(sums, z):
    sums.append(z)
    return float(np.arctan(z))


@pytest.mark.points(1, task="1.1")
def test_neuron_without_weights_answers_its_bias(week, rng):
    """With all weights 0, the output is activation(b), whatever the inputs."""
    b = float(rng.uniform(1, 2))

    output = week.neuron(rng.normal(size=4), np.zeros(4), b, lambda z: z**2)

    checks.close(output, b**2, call="neuron(x, np.zeros(4), b, activation=square)")


# 1.2 Activation functions


def activation(name, z):
    """Compute an activation with more digits and range than float64 has."""
    z = np.longdouble(z)
    if name == "sigmoid":
        return (1 / (1 + np.exp(-z))).astype(float)
    if name == "tanh":
        return (2 / (1 + np.exp(-2 * z)) - 1).astype(float)
    slope = 0.0 if name == "relu" else 0.01
    return ((z + abs(z)) / 2 + slope * (z - abs(z)) / 2).astype(float)


TABLE = np.array([-2.0, -0.5, 0.0, 1.0, 3.0])
VALUES = {
    "sigmoid": [0.11920292, 0.37754067, 0.5, 0.73105858, 0.95257413],
    "tanh": [-0.96402758, -0.46211716, 0.0, 0.76159416, 0.99505475],
    "relu": [0.0, 0.0, 0.0, 1.0, 3.0],
    "leaky_relu": [-0.02, -0.005, 0.0, 1.0, 3.0],
}


@pytest.mark.public
@pytest.mark.points(2, task="1.2")
def test_activations_agree_with_a_table(week):
    """The four activations have the values of a table."""
    for name, values in VALUES.items():
        call = f"{name}(np.array([-2, -0.5, 0, 1, 3]))"
        checks.close(getattr(week, name)(TABLE), values, call=call)


@pytest.mark.points(4, task="1.2")
@pytest.mark.parametrize("names", [NAMES[:2], NAMES[2:]], ids=["curved", "straight"])
def test_activation_values(week, rng, names):
    """The function has the right values on an array of any shape."""
    z = rng.permutation([-1, 1] * 6).reshape(3, 4) * rng.uniform(0.1, 6, size=(3, 4))
    for name in names:
        call = f"{name}(z) with z of shape (3, 4)"
        checks.close(getattr(week, name)(z), activation(name, z), call=call)
    if "leaky_relu" in names:
        expected = np.maximum(z, 0) + 0.3 * np.minimum(z, 0)
        checks.close(week.leaky_relu(z, a=0.3), expected, call="leaky_relu(z, a=0.3)")


@pytest.mark.points(2, task="1.2")
def test_squashing_survives_extremes(week, submission):
    """Arguments of 1000 and -1000 give the limits, without a warning."""
    checks.avoids(submission, "perceptron", "tanh", ["numpy.tanh", "math.tanh"])
    z = np.array([-1000.0, -30.0, 0.0, 30.0, 1000.0])
    for name in ("sigmoid", "tanh"):
        call = f"{name}(np.array([-1000, -30, 0, 30, 1000]))"
        values = getattr(week, name)(z)
        # A sigmoid keeps all its digits far into the tail: 1e-13 is not 0.
        checks.close(values, activation(name, z), call=call, atol=1e-15, show=True)
        hint = "exp() of a large number overflows. Which exponent can never be large?"
        checks.no_warnings(submission, call=call, hint=hint)


@pytest.mark.points(2, task="1.2")
def test_activations_take_integers_lists_and_numbers(week):
    """Integers, lists and single numbers are as good as arrays of floats."""
    for name in NAMES:
        f = getattr(week, name)
        for z in (np.array([-3, 0, 2]), [-3, 0, 2], -3, np.array(2.0)):
            checks.close(f(z), activation(name, z), call=f"{name}({z!r})", show=True)


@pytest.mark.points(2, task="1.2")
def test_activations_keep_nan_and_their_input(week, submission):
    """NaN stays NaN, and the array that was passed stays as it was."""
    z = np.array([-2.0, np.nan, 3.0])
    for name in NAMES:
        call = f"{name}(np.array([-2, nan, 3]))"
        checks.close(getattr(week, name)(z), activation(name, z), call=call, show=True)
        checks.inputs_unchanged(submission, call=call)


# 1.3 Derivatives


def slope(name, z, a=0.01):
    """Differentiate an activation another way; at 0 as the docstrings fix it."""
    z = np.asarray(z, dtype=float)
    if name == "sigmoid":
        return 1 / (2 + 2 * np.cosh(np.longdouble(z)))
    if name == "tanh":
        return 1 / np.cosh(np.longdouble(z)) ** 2
    return np.heaviside(z, 0) + (0 if name == "relu" else a) * np.heaviside(-z, 1)


SLOPES = {
    "d_sigmoid": [0.10499359, 0.23500371, 0.25, 0.19661193, 0.04517666],
    "d_tanh": [0.07065082, 0.78644773, 1.0, 0.41997434, 0.00986604],
    "d_relu": [0.0, 0.0, 0.0, 1.0, 1.0],
    "d_leaky_relu": [0.01, 0.01, 0.01, 1.0, 1.0],
}


@pytest.mark.public
@pytest.mark.points(2, task="1.3", needs="1.2")
def test_slopes_agree_with_a_table(week):
    """The four derivatives have the values of a table."""
    for name, values in SLOPES.items():
        call = f"{name}(np.array([-2, -0.5, 0, 1, 3]))"
        checks.close(getattr(week, name)(TABLE), values, call=call, atol=1e-6)


@pytest.mark.points(4, task="1.3", needs="1.2")
@pytest.mark.parametrize("names", [NAMES[:2], NAMES[2:]], ids=["curved", "straight"])
def test_slope_values(week, rng, names):
    """The derivative agrees with the slope of the curve at each pre-activation."""
    wide = rng.uniform(0.2, 4, size=(2, 5)) * rng.choice([-1, 1], size=(2, 5))
    for name, z in itertools.product(names, (wide, wide / 5)):
        expected = checks.central_difference(partial(total, name), at=z)
        call = f"d_{name}(z) with z of shape (2, 5)"
        slopes = getattr(week, f"d_{name}")(z)
        # Differences are good to about 1e-9 here, 1 - tanh**2 in float32 to 1e-7.
        checks.close(slopes, expected, call=call, rtol=1e-4, atol=3e-7)


def total(name, z):
    return activation(name, z).sum()


@pytest.mark.points(2, task="1.3", needs="1.2")
def test_slope_fades_quietly(week, submission):
    """Far from 0 the slope fades to 0, without NaN and without a warning."""
    z = np.array([-1000.0, -9.0, 0.0, 9.0, 1000.0])
    for name in ("sigmoid", "tanh"):
        call = f"d_{name}(np.array([-1000, -9, 0, 9, 1000]))"
        slopes = getattr(week, f"d_{name}")(z)
        # 1 - tanh**2 in float32 is off by about 1e-7.
        checks.close(slopes, slope(name, z), call=call, rtol=1e-4, atol=3e-7, show=True)
        checks.no_warnings(submission, call=call)


@pytest.mark.points(2, task="1.3", needs="1.2")
def test_slopes_at_zero_and_of_integers(week, submission):
    """At 0 the slopes are those of the docstrings; integers and lists are welcome."""
    for name in NAMES:
        call = f"d_{name}([-1, 0, 2])"
        checks.close(
            getattr(week, f"d_{name}")([-1, 0, 2]), slope(name, [-1, 0, 2]), call=call,
            show=True,
        )  # fmt: skip
    z = np.array([-2.0, 3.0])
    checks.close(
        week.d_leaky_relu(z, a=0.3), [0.3, 1.0], call="d_leaky_relu([-2, 3], a=0.3)"
    )
    checks.inputs_unchanged(submission, call="d_leaky_relu(z)")
    for name in ("sigmoid", "tanh"):
        call = f"d_{name}(np.array([0, nan]))"
        slopes = getattr(week, f"d_{name}")(np.array([0.0, np.nan]))
        checks.close(slopes, [0.25 if name == "sigmoid" else 1, np.nan], call=call)


# 1.4 The perceptron


def grid(rng, *shape):
    """Draw multiples of 1/8: sums of them are exact, in float32 too, in any order."""
    return rng.integers(-24, 25, size=shape) / 8


def labels_of(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)


def separable(rng, samples, inputs):
    """Draw samples that a line off the origin separates with room to spare."""
    w, b = grid(rng, inputs), 1.5
    w[0] = 2.0
    X = grid(rng, 20 * samples, inputs)
    X = X[np.abs(X @ w + b) > 1][:samples]
    return X, labels_of(X, w, b)


def oracle_perceptron(X, y, epochs, orders=None):
    """The same rule on one weight vector with the bias as its last entry."""
    signed = np.column_stack([X, np.ones(len(X))]) * np.asarray(y)[:, np.newaxis]
    v, mistakes = np.zeros(X.shape[1] + 1), []
    for epoch in range(epochs):
        mistakes.append(0)
        for i in orders[epoch] if orders else range(len(X)):
            if signed[i] @ v <= 0:
                v = v + signed[i]
                mistakes[-1] += 1
        if mistakes[-1] == 0:  # without a mistake, nothing will change any more
            return v, mistakes + [0] * (epochs - epoch - 1)
    return v, mistakes


def state(perceptron, inputs, call):
    w = checks.shaped(perceptron.w, (inputs,), call=f"{call}.w")
    b = checks.number(perceptron.b, call=f"{call}.b")
    return np.append(w, b)


@pytest.mark.public
@pytest.mark.points(5, task="1.4")
def test_perceptron_learns_two_samples_by_hand(week):
    """One epoch over two samples gives the weights that pencil and paper give."""
    call = "Perceptron().fit([[2, 1], [0, 3]], [1, -1], epochs=1)"
    X, y = np.array([[2.0, 1.0], [0.0, 3.0]]), np.array([1, -1])

    perceptron = week.Perceptron().fit(X, y, epochs=1)

    checks.close(perceptron.w, [2.0, -2.0], call=f"{call}.w")
    checks.close(perceptron.b, 0.0, call=f"{call}.b")
    checks.same(perceptron.mistakes, [2], call=f"{call}.mistakes")


@pytest.mark.points(5, task="1.4")
def test_perceptron_follows_the_rule_sample_by_sample(week, submission, rng):
    """Weights, bias and mistakes follow the rule, in the order of the rows."""
    call = "Perceptron().fit(X, y, epochs=3, rng=rng)"
    X, y = grid(rng, 30, 3), rng.choice([-1, 1], size=30)
    expected, mistakes = oracle_perceptron(X, y, epochs=3)
    idle = submission.keep(np.random.default_rng(0))

    perceptron = week.Perceptron().fit(X, y, epochs=3, rng=idle)

    checks.same(perceptron.mistakes, mistakes, call=f"{call}.mistakes")
    checks.close(
        state(perceptron, 3, call), expected, call=f"weights and bias of {call}"
    )
    checks.holds(
        idle.value.random() == np.random.default_rng(0).random(),
        call=call,
        expected="a generator that nobody used, because shuffle is False",
        got="a generator that was used",
    )


@pytest.mark.points(4, task="1.4")
def test_perceptron_separates_what_a_line_can_separate(week, rng):
    """Where a line separates the classes, mistakes end and predictions are right."""
    call = "Perceptron().fit(X, y, epochs=80)"
    X, y = separable(rng, 40, 2)
    X_new = grid(rng, 50, 2)
    v, _ = oracle_perceptron(X, y, epochs=80)

    perceptron = week.Perceptron().fit(X, y, epochs=80)

    mistakes = checks.shaped(perceptron.mistakes, (80,), call=f"{call}.mistakes")
    checks.holds(
        mistakes[0] > 0 and mistakes[-1] == 0,
        call=f"{call}.mistakes",
        expected="mistakes at first and none in the last epoch",
        got="mistakes in the last epoch" if mistakes[-1] else "no mistake at all",
        value=mistakes,
    )
    checks.same(perceptron.predict(X), y, call="predict(X) after " + call)
    checks.same(
        perceptron.predict(X_new), labels_of(X_new, v[:2], v[2]), call="predict(X_new)"
    )


@pytest.mark.points(2, task="1.4")
def test_perceptron_on_the_line_and_with_one_class(week):
    """A sample on the line gets +1; one class alone can be learnt."""
    X = np.array([[1.0, 2.0], [-3.0, 0.5], [0.0, 0.0]])

    untrained = week.Perceptron().fit(X, np.array([1, -1, 1]), epochs=0)
    checks.same(untrained.predict(X), [1, 1, 1], call="predict(X) after epochs=0")

    trained = week.Perceptron().fit(X, np.array([-1, -1, -1]), epochs=50)
    checks.same(trained.predict(X), [-1, -1, -1], call="predict(X) with one class")


@pytest.mark.points(2, task="1.4")
def test_perceptron_scales_with_the_learning_rate(week, rng):
    """The learning rate scales weights and bias only; integer samples are fine."""
    X, y = rng.integers(-9, 10, size=(20, 3)), rng.choice([-1, 1], size=20)
    expected, mistakes = oracle_perceptron(X, y, epochs=4)
    for lr in (4.0, 0.5):
        call = f"Perceptron().fit(X, y, epochs=4, lr={lr})"
        scaled = week.Perceptron().fit(X, y, epochs=4, lr=lr)
        checks.close(
            state(scaled, 3, call), lr * expected, call=f"weights and bias of {call}"
        )
        checks.same(scaled.mistakes, mistakes, call=f"{call}.mistakes")


@pytest.mark.points(2, task="1.4")
def test_perceptron_shuffles_with_the_given_generator(week, submission, rng):
    """With shuffle=True each epoch has the order that rng.permutation gives."""
    X, y = grid(rng, 25, 2), rng.choice([-1, 1], size=25)
    twin = np.random.default_rng(0)
    orders = [twin.permutation(25) for _ in range(3)]
    expected, mistakes = oracle_perceptron(X, y, 3, orders)

    call = "Perceptron().fit(X, y, epochs=3, shuffle=True, rng=rng)"
    given = submission.keep(np.random.default_rng(0))

    perceptron = week.Perceptron().fit(X, y, epochs=3, shuffle=True, rng=given)

    checks.holds(
        given.value.random() != np.random.default_rng(0).random(),
        call=call,
        expected="permutations drawn from the generator that was passed",
        got="a generator that nobody used",
    )
    checks.same(perceptron.mistakes, mistakes, call=f"{call}.mistakes")
    checks.close(
        state(perceptron, 2, call), expected, call=f"weights and bias of {call}"
    )


@pytest.mark.points(2, task="1.4")
def test_perceptron_starts_afresh_and_keeps_its_input(week, submission, rng):
    """A second fit forgets the first, and the data stay as they were."""
    X, y = grid(rng, 20, 2), rng.choice([-1, 1], size=20)
    expected, mistakes = oracle_perceptron(X, y, epochs=2)
    call = "perceptron.fit(X, y, epochs=2), the second time"

    perceptron = week.Perceptron()
    perceptron.fit(grid(rng, 9, 2), rng.choice([-1, 1], size=9), epochs=5)
    again = perceptron.fit(X, y, epochs=2)

    checks.close(state(again, 2, call), expected, call=f"weights and bias of {call}")
    checks.same(perceptron.mistakes, mistakes, call=f"mistakes of {call}")
    checks.inputs_unchanged(submission, call=call)


# 1.5 Margin and bound


def margin(X, y, w, b):
    """Compute the margin sample by sample, with the bias as one more weight."""
    length = np.hypot(np.sqrt(sum(w * w)), b)
    gamma = min(y[i] * (sum(w * X[i]) + b) for i in range(len(X))) / length
    radius = max(np.sqrt(sum(x * x) + 1) for x in X)
    return gamma, (radius / gamma) ** 2 if gamma > 0 else np.inf


@pytest.mark.public
@pytest.mark.points(5, task="1.5")
def test_margin_of_two_samples(week):
    """Two samples and a line that paper and pencil can do."""
    call = "margin_and_bound([[3, 1], [-2, 5]], [1, -1], w=[3, 0], b=4)"
    X, y = np.array([[3.0, 1.0], [-2.0, 5.0]]), np.array([1, -1])

    result = week.margin_and_bound(X, y, np.array([3.0, 0.0]), 4.0)

    checks.close(result, [0.4, 187.5], call=call)


@pytest.mark.points(3, task="1.5")
def test_margin_on_random_samples(week, submission, rng):
    """Margin and bound are right for any line, and inf where it does not separate."""
    corner = np.array([[3.0, 1.0], [-2.0, 5.0]]), np.array([1, -1])
    checks.close(
        week.margin_and_bound(*corner, np.array([1.0, 0.0]), -3.0),
        [0.0, np.inf],
        call="margin_and_bound(X, y, w, b) with a sample on the line",
    )
    for inputs in (2, 4):
        X, y = grid(rng, 12, inputs), None
        w, b = rng.normal(size=inputs), float(rng.normal())
        y = np.where(X @ w + b >= 0, 1, -1)
        flipped = y * np.where(np.arange(12) == 3, -1, 1)
        for labels in (y, flipped):
            checks.close(
                week.margin_and_bound(X, labels, w, b),
                margin(X, labels, w, b),
                call="margin_and_bound(X, y, w, b)",
            )
    checks.inputs_unchanged(submission, call="margin_and_bound(X, y, w, b)")


@pytest.mark.points(2, task="1.5")
def test_margin_does_not_depend_on_the_scale_of_the_weights(week, rng):
    """Ten times the weights and the bias are the same line."""
    X, y = separable(rng, 15, 3)
    w, b = oracle_perceptron(X, y, epochs=80)[0][:3], float(rng.uniform(0.5, 1))

    result = week.margin_and_bound(X, y, 10 * w, 10 * b)

    checks.close(
        result, margin(X, y, w, b), call="margin_and_bound(X, y, 10 * w, 10 * b)"
    )


@pytest.mark.points(2, task="1.5", needs="1.4")
def test_perceptron_keeps_to_its_bound(week, rng):
    """The perceptron never makes more mistakes than the bound of its line allows."""
    X, y = separable(rng, 20, 2)
    v, mistakes = oracle_perceptron(X, y, epochs=80)

    perceptron = week.Perceptron().fit(X, y, epochs=80)
    learnt = state(perceptron, 2, "Perceptron().fit(X, y, epochs=80)")
    result = week.margin_and_bound(X, y, learnt[:2], learnt[2])
    gamma, bound = checks.shaped(result, (2,), call="margin_and_bound after fit")

    checks.close(
        [gamma, bound], margin(X, y, v[:2], v[2]), call="margin and bound after fit"
    )
    total = checks.shaped(perceptron.mistakes, (80,), call="mistakes").sum()
    checks.holds(
        0 < total <= bound and total == sum(mistakes),
        call="sum(perceptron.mistakes)",
        expected="at least 1 and at most the bound",
        got="another number",
        value=total,
    )


# 1.6 XOR

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = [0, 1, 1, 0]


def step(z):
    return (z >= 0).astype(float)


def xor_outputs(week):
    """Run the learner's weights through the two layers of steps."""
    parts = checks.instance(week.xor_network(), tuple, call="xor_network()")
    checks.holds(
        len(parts) == 4,
        call="xor_network()",
        expected="four parts: W1, b1, w2, b2",
        got=f"{len(parts)} parts",
    )
    shapes = {"W1": (2, 2), "b1": (2,), "w2": (2,), "b2": ()}
    W1, b1, w2, b2 = (
        checks.shaped(part, shape, call=f"{name} of xor_network()")
        for part, (name, shape) in zip(parts, shapes.items(), strict=True)
    )
    hidden = step(CORNERS @ W1 + b1)
    checks.holds(
        np.all(np.isfinite(np.concatenate([W1.ravel(), b1, w2, [b2]]))),
        call="xor_network()",
        expected="finite weights",
        got="NaN or infinity",
    )
    return step(hidden @ w2 + b2)


@pytest.mark.public
@pytest.mark.points(8, task="1.6")
def test_xor_network_computes_xor(week):
    """The network's outputs for (0,0), (0,1), (1,0), (1,1) are 0, 1, 1, 0."""
    checks.close(
        xor_outputs(week), XOR, call="the network's output at the four corners"
    )


@pytest.mark.points(2, task="1.6", needs="1.4")
def test_one_perceptron_cannot_do_what_the_network_does(week):
    """One neuron never stops making mistakes on XOR; your network makes none."""
    perceptron = week.Perceptron().fit(CORNERS, 2 * np.array(XOR) - 1, epochs=100)

    mistakes = checks.shaped(perceptron.mistakes, (100,), call="mistakes on XOR")
    checks.holds(
        np.all(mistakes > 0),
        call="Perceptron().fit(corners, XOR labels, epochs=100).mistakes",
        expected="a mistake in each epoch",
        got="an epoch without one",
    )
    checks.close(
        xor_outputs(week), XOR, call="the network's output at the four corners"
    )


# 1.7 Why depth helps


def folded(x, depth):
    """The composed tent map in one step: a triangle wave with 2**depth slopes."""
    return 1 - np.abs((2.0**depth * x) % 2 - 1) if depth else x


@pytest.mark.public
@pytest.mark.points(4, task="1.7")
def test_tent_of_depth_one_and_two(week):
    """One tent at depth 1, two of them at depth 2."""
    x = np.array([0.0, 0.125, 0.25, 0.5, 0.625, 1.0])
    for depth, expected in [
        (1, [0, 0.25, 0.5, 1, 0.75, 0]),
        (2, [0, 0.5, 1, 0, 0.5, 0]),
    ]:
        call = f"tent([0, 0.125, 0.25, 0.5, 0.625, 1], depth={depth})"
        checks.close(week.tent(x, depth), expected, call=call)


@pytest.mark.points(3, task="1.7")
def test_tent_of_any_depth(week, submission, rng):
    """Each layer folds once more; depth 0 changes nothing, and x stays as it was."""
    x = np.sort(rng.uniform(size=9))
    for depth in (0, 3, 6):
        call = f"tent(x, depth={depth})"
        # 2**6 stretches what float32 rounds off at the start.
        checks.close(week.tent(x, depth), folded(x, depth), call=call, atol=1e-4)
        checks.inputs_unchanged(submission, call=call)


@pytest.mark.public
@pytest.mark.points(1, task="1.7")
def test_tent_pieces_of_small_depth(week):
    """The number of straight pieces is the one that the graph shows."""
    for depth, pieces in enumerate([1, 2, 4, 8]):
        call = f"tent_pieces({depth})"
        checks.close(week.tent_pieces(depth), pieces, call=call, show=True)


@pytest.mark.points(2, task="1.7")
def test_tent_pieces_of_great_depth(week):
    """Great depths have a number of pieces too, and it is exact."""
    for depth in (5, 7, 40, 200):
        # Each layer folds every piece once: in binary, that puts one more 0 behind.
        expected = int("1" + "0" * depth, 2)
        call = f"tent_pieces({depth})"
        checks.same(week.tent_pieces(depth), expected, call=call)


# 1.8 A figure and a quiz


@pytest.mark.public
@pytest.mark.points(4, task="1.8", needs=("1.2", "1.3"))
def test_figure_shows_activations_and_derivatives(week):
    """Left are the four activations over z, right their derivatives, all labelled."""
    call = "activation_figure(np.array([-2, -0.5, 0, 1, 3]))"
    axes = checks.figure(week.activation_figure(TABLE), call=call)
    checks.holds(
        len(axes) == 2, call=call, expected="two axes", got=f"{len(axes)} axes"
    )
    curves = {name: SLOPES[f"d_{name}"] for name in NAMES}
    check_axes(axes[0], "Activations", VALUES)
    check_axes(axes[1], "Derivatives", curves)


def check_axes(axes, title, curves):
    checks.same(axes["title"], title, call="title of the axes")
    checks.same(axes["xlabel"], "z", call=f"x label of {title!r}")
    checks.holds(
        axes["ylabel"], call=f"y label of {title!r}", expected="a text", got="none"
    )
    labels = [line["label"] for line in axes["lines"]]
    checks.same(sorted(labels), sorted(NAMES), call=f"labels of the lines of {title!r}")
    checks.same(sorted(axes["legend"]), sorted(NAMES), call=f"legend of {title!r}")
    for line in axes["lines"]:
        call = f"the line {line['label']!r} of {title!r}"
        checks.close(line["x"], TABLE, call=f"x of {call}")
        # 1 - tanh**2 in float32 is off by about 1e-7.
        checks.close(line["y"], curves[line["label"]], call=f"y of {call}", atol=1e-6)


QUIZ = dict(zip((f"q{i}" for i in range(1, 11)), "baccbabbca", strict=True))
WHY_NOT = {
    "q1-a": "The weights belong to single inputs. Where do all inputs come together?",
    "q1-c": "The learning rate is not part of a neuron. What happens to what arrives?",
    "q2-b": "The bias comes from the neuron itself. What comes from other cells?",
    "q2-c": "The output leaves the cell. What arrives at it?",
    "q3-a": "The activation acts on the sum. What acts on one signal alone?",
    "q3-b": "A count cannot make one signal strong and another weak. What can?",
    "q4-a": "Epochs are about training. What shifts the point at which a neuron fires?",
    "q4-b": "The length of w scales all inputs alike. What sets the level by itself?",
    "q5-a": "Inputs arrive by the dendrites. What does the neuron send on?",
    "q5-c": "The loss is computed outside the network. What does one neuron send on?",
    "q6-b": "Inputs differ without any learning. What does learning change for good?",
    "q6-c": "Counting epochs changes no connection. Which number belongs to a contact?",
    "q7-a": "That is a wide network. Which direction does depth count?",
    "q7-c": "Much data may help, but what would the word deep have to do with it?",
    "q8-a": "That is the classical way. Who finds the features in a deep network?",
    "q8-c": "That is nearest neighbours. What is adjusted during training?",
    "q9-a": "Try it with two layers: is W2 (W1 x) really a new kind of function?",
    "q9-b": "What is a matrix times a matrix?",
    "q10-b": "No pulse and no timing stands in output = activation(w.x + b), does it?",
    "q10-c": "Is it known how brains learn, and is it by gradient descent?",
}


@pytest.mark.points(4, task="1.8")
def test_quiz_about_brains_and_networks(week):
    """Ten questions about the brain and deep learning; each right answer counts."""
    checks.choices(week.brain_quiz(), QUIZ, WHY_NOT, call="brain_quiz()")
