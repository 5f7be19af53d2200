"""The public tests of this week. Each docstring says what must hold."""

import numpy as np
import pytest

from grader import checks

NAMES = ["sigmoid", "tanh", "relu", "leaky_relu"]


@pytest.fixture
def week(submission):
    return submission.load("perceptron")


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


@pytest.mark.public
@pytest.mark.points(5, task="1.5")
def test_margin_of_two_samples(week):
    """Two samples and a line that paper and pencil can do."""
    call = "margin_and_bound([[3, 1], [-2, 5]], [1, -1], w=[3, 0], b=4)"
    X, y = np.array([[3.0, 1.0], [-2.0, 5.0]]), np.array([1, -1])

    result = week.margin_and_bound(X, y, np.array([3.0, 0.0]), 4.0)

    checks.close(result, [0.4, 187.5], call=call)


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


@pytest.mark.public
@pytest.mark.points(1, task="1.7")
def test_tent_pieces_of_small_depth(week):
    """The number of straight pieces is the one that the graph shows."""
    for depth, pieces in enumerate([1, 2, 4, 8]):
        call = f"tent_pieces({depth})"
        checks.close(week.tent_pieces(depth), pieces, call=call, show=True)


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
