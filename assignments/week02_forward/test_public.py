"""The public tests of this week. Each docstring says what must hold."""

from functools import partial

import numpy as np
import pytest

from grader import checks


@pytest.fixture
def network(submission):
    return submission.load("network")


@pytest.fixture
def losses(submission):
    return submission.load("losses")


@pytest.fixture
def heads(submission):
    return submission.load("heads")


def layers_of(params, shapes, call):
    """Check the form of a network's parameters, and return (W, b) of each layer."""
    layers = list(params) if isinstance(params, tuple) else params
    layers = checks.instance(layers, list, call=call)
    checks.holds(
        len(layers) == len(shapes),
        call=f"len({call})",
        expected=f"{len(shapes)}, a dict for each layer",
        got=str(len(layers)),
        value=len(layers),
    )
    found = []
    for k, (layer, shape) in enumerate(zip(layers, shapes, strict=True)):
        layer = checks.instance(layer, dict, call=f"{call}[{k}]")
        W = checks.shaped(layer.get("W"), shape, call=f'{call}[{k}]["W"]')
        b = checks.shaped(layer.get("b"), shape[1:], call=f'{call}[{k}]["b"]')
        found.append((W, b))
    return found


def spread_holds(W, std, call):
    """Check a standard deviation; one of 37,500 normal numbers is good to 0.4 %.

    No layer has fewer weights than that.
    """
    ratio = float(np.std(W) / std)
    checks.holds(
        abs(ratio - 1) < 0.05,
        call=f"the standard deviation of W in {call}",
        expected="the one that the docstring's variance gives, within 5 %",
        got=f"{ratio:.2f} times that",
        value=round(ratio, 1),
    )


@pytest.mark.public
@pytest.mark.points(3, task="2.1")
def test_init_makes_a_layer_of_each_pair_of_sizes(network, rng):
    """Each layer has weights that all differ, and biases that are 0."""
    for sizes, shapes in (
        ([3, 5, 2], [(3, 5), (5, 2)]),
        ([4, 1], [(4, 1)]),
        ([2, 7, 6, 3], [(2, 7), (7, 6), (6, 3)]),
    ):
        call = f"init_mlp({sizes}, rng)"
        for k, (W, b) in enumerate(
            layers_of(network.init_mlp(sizes, rng), shapes, call)
        ):
            different = len(np.unique(W))
            checks.holds(
                different == W.size,
                call=f'{call}[{k}]["W"]',
                expected=f"{W.size} different weights",
                got=f"{different} different numbers",
                value=different,
            )
            checks.close(b, np.zeros(b.shape), call=f'{call}[{k}]["b"]', show=True)


@pytest.mark.public
@pytest.mark.points(2, task="2.1")
def test_init_spread(network, rng):
    """From 50 to 750 units, the spread is 0.2 for he and 0.05 for glorot."""
    for scheme, std in (("he", 0.2), ("glorot", 0.05)):
        call = f'init_mlp([50, 750], rng, "{scheme}")'
        [(W, _)] = layers_of(
            network.init_mlp([50, 750], rng, scheme), [(50, 750)], call
        )
        spread_holds(W, std, call)


@pytest.mark.public
@pytest.mark.points(3, task="2.2")
def test_count_of_a_small_network(network):
    """A network with 3 inputs, 5 hidden units and 2 outputs has 32 parameters."""
    count = network.count_parameters([3, 5, 2])
    checks.close(count, 32, call="count_parameters([3, 5, 2])", show=True)

    count = network.count_parameters([3, 5, 2], bias=False)
    checks.close(count, 25, call="count_parameters([3, 5, 2], bias=False)", show=True)


LAYER_W = np.array([[1.0, 2.0, 0.0, -1.0], [0.0, 1.0, 1.0, 2.0], [3.0, 0.0, -2.0, 1.0]])

LAYER_B = np.array([10.0, 20.0, 30.0, -40.0])


@pytest.mark.public
@pytest.mark.points(4, task="2.3")
def test_dense_layer_by_hand(network):
    """One sample and two samples through a layer from 3 inputs to 4 units."""
    x = np.array([[1.0, 2.0, 3.0], [0.5, -1.0, 0.0]])

    for samples in (1, 2):
        call = (
            f"dense_forward(x, W, b) with x of shape ({samples}, 3), W (3, 4), b (4,)"
        )
        expected = [[20.0, 24.0, 26.0, -34.0], [10.5, 20.0, 29.0, -42.5]][:samples]
        checks.close(
            network.dense_forward(x[:samples], LAYER_W, LAYER_B), expected, call=call
        )


@pytest.mark.public
@pytest.mark.points(2, task="2.4")
def test_activate_by_name(network, submission):
    """The four activations have the values of a table, without a warning."""
    z = np.array([-1000.0, -2.0, 0.0, 1.0, 1000.0])
    whole = np.array([-1000, -2, 0, 1, 1000])
    for name, expected in (
        ("relu", [0.0, 0.0, 0.0, 1.0, 1000.0]),
        ("tanh", [-1.0, -0.96402758, 0.0, 0.76159416, 1.0]),
        ("sigmoid", [0.0, 0.11920292, 0.5, 0.73105858, 1.0]),
        ("linear", [-1000.0, -2.0, 0.0, 1.0, 1000.0]),
    ):
        call = f'activate(np.array([-1000., -2., 0., 1., 1000.]), "{name}")'
        checks.close(network.activate(z, name), expected, call=call)
        call = f'activate(np.array([-1000, -2, 0, 1, 1000]), "{name}"), integers'
        checks.close(network.activate(whole, name), expected, call=call)
        checks.no_warnings(submission, call=call)
        checks.inputs_unchanged(submission, call=call)


def forward(network, x, params, *activation):
    """Run the learner's network, check the form of the result, return its two parts."""
    call = f"mlp_forward(x, params{''.join(f', {a!r}' for a in activation)})"
    result = network.mlp_forward(x, params, *activation)
    parts = list(result) if isinstance(result, tuple) else result
    parts = checks.instance(parts, list, call=call)
    checks.holds(
        len(parts) == 2,
        call=call,
        expected="two parts: logits and cache",
        got=f"{len(parts)} parts",
        value=len(parts),
    )
    return parts


def cached(cache, layers, call):
    """Check the form of a cache, and return x and z of each layer."""
    cache = list(cache) if isinstance(cache, tuple) else cache
    cache = checks.instance(cache, list, call=f"the cache of {call}")
    checks.holds(
        len(cache) == layers,
        call=f"the cache of {call}",
        expected="one dict for each layer",
        got=f"{len(cache)} entries for {layers} layers",
        value=len(cache),
    )
    for k, entry in enumerate(cache):
        entry = checks.instance(entry, dict, call=f"cache[{k}] of {call}")
        missing = sorted({"x", "z"} - set(entry))
        checks.holds(
            not missing,
            call=f"cache[{k}] of {call}",
            expected='the keys "x" and "z"',
            got=f"no {missing[0] if missing else ''!r}",
            value=missing,
        )
    return [(entry["x"], entry["z"]) for entry in cache]


SAMPLE = np.array([[1.0, 2.0, -1.0]])

LAYERS = [
    {
        "W": np.array([[1.0, -1.0], [2.0, 0.0], [1.0, 3.0]]),
        "b": np.array([0.5, 0.5]),
    },
    {
        "W": np.array([[1.0, -2.0, 0.0, 2.0], [1.0, 1.0, 1.0, 1.0]]),
        "b": np.array([0.0, 1.0, -1.0, 0.5]),
    },
]


@pytest.mark.public
@pytest.mark.points(3, task="2.4", needs="2.3")
def test_network_by_hand(network, submission):
    """One sample through 3 inputs, 2 hidden units and 4 outputs, with pencil."""
    logits, _ = forward(network, SAMPLE, LAYERS)
    call = "mlp_forward(x, params), the logits"
    checks.close(logits, [[4.5, -8.0, -1.0, 9.5]], call=call)
    checks.inputs_unchanged(submission, call=call)

    logits, _ = forward(network, SAMPLE, LAYERS, "linear")
    call = 'mlp_forward(x, params, "linear"), the logits'
    checks.close(logits, [[1.0, -11.5, -4.5, 6.0]], call=call)


@pytest.mark.public
@pytest.mark.points(3, task="2.4", needs="2.3")
def test_cache_by_hand(network):
    """The cache holds what went into each layer and its pre-activations."""
    _, cache = forward(network, SAMPLE, LAYERS)

    expected = [
        ([[1.0, 2.0, -1.0]], [[4.5, -3.5]]),
        ([[4.5, 0.0]], [[4.5, -8.0, -1.0, 9.5]]),
    ]
    found = cached(cache, 2, "mlp_forward(x, params)")
    for k, ((x, z), (x_k, z_k)) in enumerate(zip(found, expected, strict=True)):
        checks.close(z, z_k, call=f'cache[{k}]["z"] of mlp_forward(x, params)')
        checks.close(x, x_k, call=f'cache[{k}]["x"] of mlp_forward(x, params)')


PRED = np.array([[1.5, 1.0, 4.0], [0.0, -1.0, 3.0]])

TARGET = np.array([[1.0, 2.0, 2.0], [0.0, 2.0, 2.0]])

PAIR = "([[1.5, 1, 4], [0, -1, 3]], [[1, 2, 2], [0, 2, 2]]"


@pytest.mark.public
@pytest.mark.points(2, task="2.5")
def test_squared_and_absolute_error_by_hand(losses):
    """Mean square and mean size of six residuals, and of two grey values."""
    loss = losses.mse_loss(PRED, TARGET)
    checks.close(loss, 2.5416666667, call=f"mse_loss{PAIR})", show=True)

    loss = losses.mae_loss(PRED, TARGET)
    checks.close(loss, 1.25, call=f"mae_loss{PAIR})", show=True)

    loss = losses.mse_loss(np.uint8([3, 200]), np.uint8([5, 100]))
    call = "mse_loss(np.uint8([3, 200]), np.uint8([5, 100]))"
    checks.close(loss, 5002.0, call=call, show=True)


@pytest.mark.public
@pytest.mark.points(2, task="2.5")
def test_huber_by_hand(losses):
    """Six residuals by hand: a parabola for small ones, straight for large ones."""
    loss = losses.huber_loss(PRED, TARGET)
    checks.close(loss, 0.8541666667, call=f"huber_loss{PAIR})", show=True)

    loss = losses.huber_loss(PRED, TARGET, delta=2.0)
    checks.close(loss, 1.1875, call=f"huber_loss{PAIR}, delta=2)", show=True)


@pytest.mark.public
@pytest.mark.points(2, task="2.5")
def test_shapes_must_be_the_same(losses):
    """A column against a row is an error, not a table of all differences."""
    pred, target = np.array([[1.0], [2.0], [4.0]]), np.array([[1.0], [5.0], [4.0]])
    for name, expected in (
        ("mse_loss", 3.0),
        ("mae_loss", 1.0),
        ("huber_loss", 2.5 / 3),
        ("residuals", [[0.0], [-3.0], [0.0]]),
    ):
        loss = getattr(losses, name)
        checks.close(
            loss(pred, target), expected, call=f"{name}(pred, target), both (3, 1)"
        )
        call = f"{name}(pred, target), pred of shape (3, 1), target of shape (3,)"
        checks.raises("ValueError", partial(loss, pred, target.ravel()), call=call)
        call = f"{name}(pred, target), pred of shape (3, 1), target of shape (1, 3)"
        checks.raises("ValueError", partial(loss, pred, target.T), call=call)
        call = f"{name}([2.0], 5.0)"
        checks.raises("ValueError", partial(loss, [2.0], 5.0), call=call)


@pytest.mark.public
@pytest.mark.points(3, task="2.6")
def test_softmax_by_hand(losses, submission):
    """Scores that are logarithms of 1, 2, 5 get 1, 2 and 5 eighths."""
    z = np.log(np.array([[1.0, 2.0, 5.0], [6.0, 1.0, 3.0]]))
    expected = [[0.125, 0.25, 0.625], [0.6, 0.1, 0.3]]

    call = "softmax(np.log([[1, 2, 5], [6, 1, 3]]))"
    checks.close(losses.softmax(z), expected, call=call)
    call = "softmax(np.log([[1, 6], [2, 1], [5, 3]]), axis=0)"
    checks.close(losses.softmax(z.T, axis=0), np.transpose(expected), call=call)
    call = "log_softmax(np.log([[1, 2, 5], [6, 1, 3]]))"
    checks.close(losses.log_softmax(z), np.log(expected), call=call)
    checks.inputs_unchanged(submission, call="softmax(z) and log_softmax(z)")


@pytest.mark.public
@pytest.mark.points(4, task="2.6")
def test_softmax_of_large_scores(losses, submission):
    """Scores of 1000 and -1000 overflow nowhere, and no logarithm of 0 is taken."""
    z = np.array([[1000.0, 999.0, 0.0], [0.0, -1000.0, -1.0], [-1e3, -2e3, -999.0]])

    call = "softmax([[1000, 999, 0], [0, -1000, -1], [-1000, -2000, -999]])"
    expected = [
        [0.73105858, 0.26894142, 0.0],
        [0.73105858, 0.0, 0.26894142],
        [0.26894142, 0.0, 0.73105858],
    ]
    checks.close(losses.softmax(z), expected, call=call, atol=1e-6)
    checks.no_warnings(submission, call=call)

    call = "log_softmax([[1000, 999, 0], [0, -1000, -1], [-1000, -2000, -999]])"
    expected = [
        [-0.31326169, -1.31326169, -1000.31326169],
        [-0.31326169, -1000.31326169, -1.31326169],
        [-1.31326169, -1001.31326169, -0.31326169],
    ]
    checks.close(losses.log_softmax(z), expected, call=call, atol=1e-6)
    checks.no_warnings(submission, call=call)


@pytest.mark.public
@pytest.mark.points(3, task="2.7", needs="2.6")
def test_cross_entropy_by_hand(losses):
    """Two samples and three classes: the surprise of each, and their mean."""
    z, y = np.log(np.array([[1.0, 2.0, 5.0], [3.0, 1.0, 4.0]])), np.array([2, 0])
    args = "(np.log([[1, 2, 5], [3, 1, 4]]), [2, 0]"

    loss = losses.cross_entropy_from_logits(z, y)
    checks.close(
        loss, 0.7254164422, call=f"cross_entropy_from_logits{args})", show=True
    )

    each = losses.cross_entropy_from_logits(z, y, reduction="none")
    call = f'cross_entropy_from_logits{args}, reduction="none")'
    checks.close(each, [0.4700036292, 0.9808292530], call=call)


@pytest.mark.public
@pytest.mark.points(3, task="2.7", needs="2.6")
def test_cross_entropy_of_a_guess_and_of_a_sure_mistake(losses):
    """A guess among four costs log(4); a sure mistake costs what its logits say."""
    loss = losses.cross_entropy_from_logits(np.zeros((3, 4)), np.array([0, 3, 1]))
    call = "cross_entropy_from_logits(np.zeros((3, 4)), [0, 3, 1])"
    checks.close(loss, 1.3862943611, call=call)

    z = np.array([[10000.0, 0.0, 0.0]])
    for label, expected in ((1, 10000.0), (0, 0.0)):
        loss = losses.cross_entropy_from_logits(z, np.array([label]))
        call = f"cross_entropy_from_logits([[10000, 0, 0]], [{label}])"
        checks.close(loss, expected, call=call, show=True)


@pytest.mark.public
@pytest.mark.points(2, task="2.8")
def test_binary_cross_entropy_by_hand(losses):
    """Logits of log(3) say 3 to 1 for yes: right costs log(4/3), wrong log(4)."""
    z = np.log(np.array([3.0, 3.0, 1.0, 0.25, 0.25]))
    for y, expected in (
        ([1.0, 0.0, 1.0, 1.0, 0.0], 0.8399410156),
        ([0.75, 0.5, 0.25, 0.2, 0.0], 0.5632033033),
    ):
        loss = losses.bce_from_logits(z, np.array(y))
        call = f"bce_from_logits(np.log([3, 3, 1, 0.25, 0.25]), {y})"
        checks.close(loss, expected, call=call, show=True)


@pytest.mark.public
@pytest.mark.points(2, task="2.8")
def test_binary_cross_entropy_of_large_logits(losses, submission):
    """A logit of 1000 costs nothing where it is right, and 1000 where it is wrong."""
    for z, y, expected in (
        ([-1000.0], [1.0], 1000.0),
        ([1000.0], [0.0], 1000.0),
        ([1000.0, -1000.0, 1000.0], [1.0, 0.0, 0.5], 500 / 3),
    ):
        call = f"bce_from_logits({z}, {y})"
        loss = losses.bce_from_logits(np.array(z), np.array(y))
        checks.close(loss, expected, call=call, show=True)
        checks.no_warnings(submission, call=call)


HIDDEN_NAMES = ["relu", "tanh", "sigmoid"]

HEAD_NAMES = ["softmax+cross_entropy", "sigmoid+bce", "sigmoid+mse", "linear+mse"]

TABLE = {
    "relu": [3.6949168808, 2.1809297235, 0.6253253162, 8.9687500000],
    "tanh": [2.5040350338, 1.1447760689, 0.3948884888, 2.9394430405],
    "sigmoid": [2.3391317783, 1.2018762250, 0.4169815264, 2.2660789799],
}


def table_of(table, call):
    """Check the form of the table of losses, and return it as numbers."""
    table = checks.instance(table, dict, call=call)
    checks.same(
        sorted(map(str, table)), sorted(HIDDEN_NAMES), call=f"keys of {call}", show=True
    )
    for hidden in HIDDEN_NAMES:
        row = checks.instance(table[hidden], dict, call=f"{call}[{hidden!r}]")
        keys = f"keys of {call}[{hidden!r}]"
        checks.same(sorted(map(str, row)), sorted(HEAD_NAMES), call=keys, show=True)
    return {h: [table[h][name] for name in HEAD_NAMES] for h in HIDDEN_NAMES}


CHAIN = ("2.3", "2.4", "2.5", "2.6", "2.7", "2.8")


@pytest.mark.public
@pytest.mark.points(2, task="2.9", needs=CHAIN)
def test_table_of_heads(heads):
    """Two samples, 3 inputs, 2 hidden units and 4 outputs: twelve losses."""
    X = np.array([[1.0, 0.5, -1.0], [0.5, -0.5, 1.0]])
    call = "compare_heads(X, [1, 0], params)"

    table = table_of(heads.compare_heads(X, np.array([1, 0]), LAYERS), call)

    names = ", ".join(HEAD_NAMES)
    for hidden, expected in TABLE.items():
        checks.close(table[hidden], expected, call=f"{call}[{hidden!r}]: {names}")


def recommended(heads, task):
    """Return the learner's answer as one text: "linear + mse"."""
    call = f'recommend_head("{task}")'
    pair = heads.recommend_head(task)
    pair = list(pair) if isinstance(pair, tuple) else pair
    pair = checks.instance(pair, list, call=call)
    checks.holds(
        len(pair) == 2 and all(type(name) is str for name in pair),
        call=call,
        expected="two names: output activation and loss",
        got="something else",
    )
    return " + ".join(pair)


@pytest.mark.public
@pytest.mark.points(1, task="2.9")
def test_head_for_numbers(heads):
    """For a number of any size, the docstring's example gives the answer."""
    answer = recommended(heads, "regression")
    checks.same(answer, "linear + mse", call='recommend_head("regression")', show=True)
