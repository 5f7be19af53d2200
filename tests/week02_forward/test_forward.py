"""Tests of week 2. Each docstring is a line that learners read."""

from functools import partial

import numpy as np
import pytest

from grader import checks

# Right answers in float32 err by a few 1e-7 of their largest intermediate number, which
# here is of order 10; small results are off by as much. Known mistakes differ by 1e-2.
ROUNDING = 1e-5


@pytest.fixture
def network(submission):
    return submission.load("network")


@pytest.fixture
def losses(submission):
    return submission.load("losses")


@pytest.fixture
def heads(submission):
    return submission.load("heads")


# 2.1 First weights


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


@pytest.mark.points(3, task="2.1")
def test_init_is_normal_with_the_right_variance(network, rng):
    """Weights are normal, around 0, with the scheme's variance; he is the default."""
    for schemes, variance, later in (
        ([], 2 / 400, 2 / 300),
        (["he"], 2 / 400, 2 / 300),
        (["glorot"], 2 / 700, 2 / 450),
    ):
        call = f"init_mlp([400, 300, 150], rng{''.join(f', {s!r}' for s in schemes)})"
        params = network.init_mlp([400, 300, 150], rng, *schemes)
        shapes = [(400, 300), (300, 150)]
        (W, _), (second, _) = layers_of(params, shapes, call)
        spread_holds(W, np.sqrt(variance), f"layer 0 of {call}")
        spread_holds(second, np.sqrt(later), f"layer 1 of {call}")
        # 6 standard errors of the mean of 120,000 numbers
        checks.holds(
            abs(W.mean()) < 6 * W.std() / np.sqrt(W.size),
            call=f"the mean of W in {call}",
            expected="0, but for chance",
            got="a number too far from 0 to be chance",
            hint="Is your distribution as wide to the left of 0 as to the right?",
        )
        # 68.3 % of normal numbers lie within one sd, known to 0.14 %; uniform: 58 %.
        within = np.mean(np.abs(W) < W.std())
        checks.holds(
            abs(within - 0.6827) < 0.02,
            call=f"the distribution of W in {call}",
            expected="a normal distribution",
            got="another one",
            hint="How large can the largest weight be in your distribution?",
            value=round(float(within), 1),
        )


def alike(a, b):
    """Correlate as many entries as both arrays have."""
    n = min(a.size, b.size)
    with np.errstate(all="ignore"):  # equal weights have no correlation: NaN
        return float(np.corrcoef(a.ravel()[:n], b.ravel()[:n])[0, 1])


@pytest.mark.points(4, task="2.1")
def test_init_draws_from_the_given_generator(network, submission, rng):
    """The generator decides the weights; layers and calls do not repeat each other."""
    seed = int(rng.integers(2**31))
    shapes = [(30, 40), (40, 35)]

    def draw(generator, call):
        params = network.init_mlp([30, 40, 35], generator)
        return [W for W, _ in layers_of(params, shapes, call)]

    kept = submission.keep(np.random.default_rng(seed))
    first, second = (
        draw(kept, "init_mlp(sizes, rng)"),
        draw(kept, "init_mlp(sizes, rng)"),
    )
    again = draw(np.random.default_rng(seed), "init_mlp(sizes, rng)")
    other = draw(np.random.default_rng(seed + 1), "init_mlp(sizes, rng)")

    # The correlation of 1200 pairs has a standard deviation of 0.03: 0.25 is no chance.
    for a, b, what in (
        (*first, "two layers of one network"),
        (first[0], other[0], "networks from generators with different seeds"),
        (first[0], second[0], "two networks drawn one after the other"),
    ):
        checks.holds(
            abs(alike(a, b)) < 0.25,
            call=f"weights of {what}",
            expected="numbers that have nothing to do with each other",
            got="the same numbers, or multiples of them",
            value=round(alike(a, b), 1),
        )
    checks.holds(
        all(np.array_equal(a, b) for a, b in zip(first, again, strict=True)),
        call="weights of networks from two generators with the same seed",
        expected="the same weights",
        got="different ones",
        hint="Where do your random numbers come from, if not from `rng`?",
    )


# 2.2 Counting parameters


@pytest.mark.public
@pytest.mark.points(3, task="2.2")
def test_count_of_a_small_network(network):
    """A network with 3 inputs, 5 hidden units and 2 outputs has 32 parameters."""
    count = network.count_parameters([3, 5, 2])
    checks.close(count, 32, call="count_parameters([3, 5, 2])", show=True)

    count = network.count_parameters([3, 5, 2], bias=False)
    checks.close(count, 25, call="count_parameters([3, 5, 2], bias=False)", show=True)


@pytest.mark.points(3, task="2.2")
def test_count_of_any_network(network, rng):
    """Any number of layers and units is counted exactly, huge ones too."""
    for layers in (1, 2, 4):
        sizes = [int(n) for n in rng.permutation(np.arange(2, 40))[: layers + 1]]
        if layers == 4:
            sizes[3] = sizes[2]  # two layers of one size have biases each
        for bias in (True, False):
            expected = 0
            for k in range(layers):
                expected += np.zeros((sizes[k], sizes[k + 1])).size
                expected += np.zeros(sizes[k + 1]).size if bias else 0
            call = f"count_parameters(sizes, bias={bias}) with {layers} layers"
            checks.close(network.count_parameters(sizes, bias), expected, call=call)
    checks.close(
        network.count_parameters([60_000, 80_000, 7]),
        4_800_640_007,
        call="count_parameters([60000, 80000, 7])",
        rtol=1e-12,  # an int is exact; one in int32 would have wrapped around
        show=True,
    )


# 2.3 One layer


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


def dense(x, W, b):
    """Compute a layer number by number, with more digits than float64 has."""
    z = np.zeros((len(x), len(b)), dtype=np.longdouble)
    for i in range(len(x)):
        for k in range(len(b)):
            z[i, k] = b[k] + sum(x[i, j] * W[j, k] for j in range(len(W)))
    return z


@pytest.mark.points(4, task="2.3")
def test_dense_layer_of_any_size(network, submission, rng):
    """Each row of the result belongs to the same row of x, whatever the sizes are."""
    for N, Din, Dout in ((6, 4, 5), (3, 7, 2), (2, 1, 3), (4, 5, 1)):
        x, W, b = (
            rng.normal(size=(N, Din)),
            rng.normal(size=(Din, Dout)),
            rng.normal(size=Dout),
        )
        call = f"dense_forward(x, W, b) with x of shape ({N}, {Din}), W ({Din}, {Dout})"
        checks.close(
            network.dense_forward(x, W, b), dense(x, W, b), call=call, atol=ROUNDING
        )
        checks.inputs_unchanged(submission, call=call)
    x, W, b = (
        rng.integers(-9, 9, size=(3, 4)),
        rng.normal(size=(4, 3)),
        rng.normal(size=3),
    )
    call = "dense_forward(x, W, b) with integers in x and as many samples as units"
    checks.close(
        network.dense_forward(x, W, b), dense(x, W, b), call=call, atol=ROUNDING
    )


# 2.4 The whole network


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


def bent(z, activation):
    """Compute an activation another way, in extended precision."""
    z = np.longdouble(z)
    if activation == "relu":
        return (z + abs(z)) / 2
    if activation == "tanh":
        return 1 - 2 / (np.exp(2 * z) + 1)
    return 1 / (1 + np.exp(-z)) if activation == "sigmoid" else z


def all_layers(x, params, activation):
    """Return x and z of every layer, from the slow layer above."""
    pairs = []
    for layer in params:
        pairs.append((x, dense(x, layer["W"], layer["b"])))
        x = bent(pairs[-1][1], activation)
    return pairs


def random_network(rng, sizes):
    return [
        {"W": rng.normal(size=(m, n)) / np.sqrt(m), "b": rng.normal(size=n)}
        for m, n in zip(sizes[:-1], sizes[1:], strict=True)
    ]


@pytest.mark.points(5, task="2.4", needs="2.3")
def test_network_of_any_depth(network, submission, rng):
    """Logits and cache are right for any depth, activation and number of samples."""
    for sizes, N, activation in (
        ([5, 4, 6, 3], 7, "relu"),
        ([3, 5, 2, 7, 4], 6, "tanh"),
        ([4, 6, 5], 1, "sigmoid"),
        ([4, 5, 3], 2, "linear"),
        ([6, 4], 3, "relu"),
        ([3, 4, 1], 5, "tanh"),
    ):
        params, x = random_network(rng, sizes), rng.normal(size=(N, sizes[0]))
        expected = all_layers(x, params, activation)
        call = f"mlp_forward(x, params, {activation!r}) with sizes {sizes}"

        logits, cache = forward(network, x, params, activation)

        checks.inputs_unchanged(submission, call=call)
        checks.close(logits, expected[-1][1], call=f"logits of {call}", atol=ROUNDING)
        found = cached(cache, len(params), call)
        for k, ((x_k, z_k), (x_want, z_want)) in enumerate(
            zip(found, expected, strict=True)
        ):
            checks.close(z_k, z_want, call=f'cache[{k}]["z"] of {call}', atol=ROUNDING)
            checks.close(x_k, x_want, call=f'cache[{k}]["x"] of {call}', atol=ROUNDING)


# Length and width in cm of four bananas, four lemons and four apples.
FRUIT = np.array(
    [[19, 3.5], [17, 3.6], [21, 3.9], [18, 3.2], [8.5, 5.8], [9.2, 6.1],
     [7.9, 5.5], [8.8, 6.4], [7.2, 7.8], [6.9, 7.4], [7.6, 8.3], [6.5, 7.1]]
)  # fmt: skip


@pytest.mark.points(3, task="2.4", needs=("2.1", "2.3"))
def test_a_small_data_set_flows_through_a_fresh_network(network, rng):
    """Twelve samples flow through a network that your init_mlp has drawn."""
    x = (FRUIT - FRUIT.mean(axis=0)) / FRUIT.std(axis=0)
    params = network.init_mlp([2, 5, 3], rng)
    layers = layers_of(params, [(2, 5), (5, 3)], "init_mlp([2, 5, 3], rng)")
    drawn = [{"W": W, "b": b} for W, b in layers]

    logits, _ = forward(network, x, drawn, "relu")

    expected = all_layers(x, drawn, "relu")[-1][1]
    call = 'mlp_forward(x, init_mlp([2, 5, 3], rng), "relu") with 12 samples'
    checks.close(logits, expected, call=call, atol=ROUNDING)
    one, _ = forward(network, x[4:5], drawn, "relu")
    checks.close(one, expected[4:5], call="the same with sample 4 alone", atol=ROUNDING)


# 2.5 Losses for numbers

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


def mean_loss(name, pred, target, delta=1.0):
    """Go through the residuals one by one, in extended precision."""
    total, count = np.longdouble(0), 0
    pairs = zip(np.ravel(pred).tolist(), np.ravel(target).tolist(), strict=True)
    for p, t in pairs:
        error = abs(np.longdouble(p) - np.longdouble(t))
        # Huber's slope is the error, but never more than delta; this is its area.
        ramp = min(error, np.longdouble(delta))
        value = {
            "mse_loss": error * error,
            "mae_loss": error,
            "huber_loss": ramp * ramp / 2 + delta * (error - ramp),
        }
        total, count = total + value[name], count + 1
    return float(total / count)


@pytest.mark.points(2, task="2.5")
@pytest.mark.parametrize("name", ["mse_loss", "mae_loss"])
def test_error_of_anything(losses, submission, rng, name):
    """Arrays of any shape, lists, numbers, grey values: the mean over all entries."""
    loss = getattr(losses, name)
    for shape in ((), (6,), (4, 3), (2, 3, 5)):
        pred, target = rng.normal(scale=2, size=shape), rng.normal(size=shape)
        call = f"{name}(pred, target) with shape {shape}"
        checks.close(loss(pred, target), mean_loss(name, pred, target), call=call)
        checks.inputs_unchanged(submission, call=call)
    call = f"{name}([3, -1], [1, 4])"
    checks.close(
        loss([3, -1], [1, 4]), mean_loss(name, [3, -1], [1, 4]), call=call, show=True
    )
    dark, light = rng.integers(0, 99, size=(2, 4)), rng.integers(120, 255, size=(2, 4))
    call = f"{name}(pred, target) with unsigned 8-bit integers"
    expected = mean_loss(name, dark, light)
    checks.close(
        loss(dark.astype(np.uint8), light.astype(np.uint8)), expected, call=call
    )


@pytest.mark.points(2, task="2.5")
def test_huber_of_any_delta(losses, rng):
    """Each residual by itself is on the parabola or the line; numbers will do."""
    for delta in (0.5, 1.0, 3.0):
        pred, target = rng.normal(scale=3, size=(5, 4)), rng.normal(size=(5, 4))
        target[0, 0] = pred[0, 0] + delta
        expected = mean_loss("huber_loss", pred, target, delta)
        call = f"huber_loss(pred, target, delta={delta})"
        checks.close(losses.huber_loss(pred, target, delta), expected, call=call)
        checks.close(
            losses.huber_loss(target, pred, delta), expected, call=f"{call}, exchanged"
        )
    for pred, target in ((3.0, 1.5), (1.0, 1.5), ([3, -1], [1, 4])):
        loss = losses.huber_loss(pred, target)
        expected = mean_loss("huber_loss", pred, target)
        checks.close(loss, expected, call=f"huber_loss({pred}, {target})", show=True)


# 2.6 Softmax


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


def softmax(z, axis):
    """Take the fraction as it stands; extended precision holds exp(1000)."""
    powers = np.exp(np.longdouble(z))
    return powers / powers.sum(axis=axis, keepdims=True)


@pytest.mark.points(4, task="2.6")
def test_softmax_along_any_axis(losses, rng):
    """Probabilities sum to 1 along the axis that was asked for."""
    z = rng.normal(scale=2, size=(3, 4, 5))
    for axis in (0, 1, 2, -1, -2):
        expected = softmax(z, axis)
        call = f"softmax(z, axis={axis}) with z of shape (3, 4, 5)"
        checks.close(losses.softmax(z, axis), expected, call=call)
        call = f"log_{call}"
        checks.close(
            losses.log_softmax(z, axis), np.log(expected), call=call, atol=ROUNDING
        )


@pytest.mark.points(3, task="2.6")
def test_softmax_at_the_edges(losses, submission, rng):
    """A score of -inf has probability 0; lists will do; a common shift is not seen."""
    z = np.array([[0.0, -np.inf, 1.0], [-np.inf, 2.0, -np.inf]])
    checks.close(losses.softmax(z), softmax(z, -1), call="softmax(z) with -inf in z")
    checks.inputs_unchanged(submission, call="softmax(z)")
    call = "log_softmax(z) with -inf in z"
    with np.errstate(divide="ignore"):
        expected = np.log(softmax(z, -1))
    checks.close(losses.log_softmax(z), expected, call=call, atol=ROUNDING)
    checks.inputs_unchanged(submission, call="log_softmax(z)")
    checks.no_warnings(submission, call="softmax(z) and log_softmax(z) with -inf in z")
    checks.close(
        losses.softmax([1, 0, 2]), softmax([1, 0, 2], -1), call="softmax([1, 0, 2])"
    )
    # Eighths, so that the shift rounds nothing off; exp of 1500 or -1500 is useless.
    z = rng.integers(-20, 20, size=(4, 3)) / 8
    shift = rng.permutation([-1500, -800, 300, 1500])[:, np.newaxis]
    call = "softmax(z + shift), another shift for each row"
    checks.close(losses.softmax(z + shift), softmax(z, -1), call=call)
    call = "log_softmax(z + shift), another shift for each row"
    expected = np.log(softmax(z, -1))
    checks.close(losses.log_softmax(z + shift), expected, call=call, atol=ROUNDING)
    # From exp(-20) to exp(-200): far from common, and far from rounded to 0.
    z = np.array([[0.0, -20.0, -50.0], [-100.0, 0.0, -200.0]])
    call = "log_softmax([[0, -20, -50], [-100, 0, -200]])"
    expected = np.log(softmax(z, -1))
    checks.close(losses.log_softmax(z), expected, call=call, atol=ROUNDING, show=True)


# 2.7 Cross-entropy


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


def surprise(z, y):
    """Compute each sample's loss as a log of a sum of ratios to the true class."""
    z = np.longdouble(z)
    true = np.array([row[label] for row, label in zip(z, y, strict=True)])
    return np.log(np.exp(z - true[:, np.newaxis]).sum(axis=1))


@pytest.mark.points(4, task="2.7", needs="2.6")
def test_cross_entropy_of_any_batch(losses, submission, rng):
    """Mean and single losses are right for any number of samples and classes."""
    for N, C in ((7, 5), (4, 6), (1, 3)):
        z, y = rng.normal(scale=3, size=(N, C)), rng.integers(0, C, size=N)
        expected = surprise(z, y)
        call = f"cross_entropy_from_logits(z, y) with z of shape ({N}, {C})"
        loss = losses.cross_entropy_from_logits(z, y)
        checks.close(loss, expected.mean(), call=call, atol=ROUNDING)
        checks.inputs_unchanged(submission, call=call)
        loss = losses.cross_entropy_from_logits(z, y, reduction="mean")
        checks.close(loss, expected.mean(), call=f'{call}, "mean"', atol=ROUNDING)
        each = losses.cross_entropy_from_logits(z, y, "none")
        checks.close(each, expected, call=f'{call}, "none"', atol=ROUNDING)


@pytest.mark.points(4, task="2.7", needs="2.6")
def test_cross_entropy_laws(losses, submission, rng):
    """Shifts and renamed classes change nothing; huge logits cost what they should."""
    z, y = rng.integers(-24, 24, size=(6, 4)) / 8, rng.integers(0, 4, size=6)
    expected = surprise(z, y)
    shift, order = rng.integers(-5000, 5000, size=(6, 1)), rng.permutation(4)

    each = losses.cross_entropy_from_logits(z + shift, y, "none")
    call = "cross_entropy_from_logits(z + shift, y), another shift for each row"
    checks.close(each, expected, call=call, atol=ROUNDING)
    each = losses.cross_entropy_from_logits(z[:, order], np.argsort(order)[y], "none")
    call = "cross_entropy_from_logits(z, y) with the classes renumbered"
    checks.close(each, expected, call=call, atol=ROUNDING)
    raised = z + (np.arange(4) == y[:, np.newaxis])
    each = losses.cross_entropy_from_logits(raised, y, "none")
    call = "cross_entropy_from_logits(z, y) with the true logits raised by 1"
    checks.close(each, surprise(raised, y), call=call, atol=ROUNDING)
    for size in (10_000.0, 1_000_000.0):
        sure = size * (np.arange(4) == order[0]) * np.ones((4, 1))
        each = losses.cross_entropy_from_logits(sure, np.arange(4), "none")
        call = f"cross_entropy_from_logits(z, y), logits of {size:.0f} for one class"
        checks.close(each, size * (np.arange(4) != order[0]), call=call)
    checks.no_warnings(submission, call=call)


# 2.8 Binary cross-entropy


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


def yes_or_no(z, y):
    """Compute the loss from the probabilities, in extended precision."""
    p = 1 / (1 + np.exp(-np.longdouble(z)))
    return float(np.mean(-(y * np.log(p) + (1 - y) * np.log(1 - p))))


@pytest.mark.points(3, task="2.8")
def test_binary_cross_entropy_of_any_targets(losses, submission, rng):
    """Hard and soft targets, one sample and many, give the mean of the formula."""
    for N in (1, 9):
        z = rng.normal(scale=3, size=N)
        for y in (
            rng.uniform(size=N),
            rng.integers(0, 2, size=N),
            np.zeros(N),
            np.ones(N),
        ):
            call = f"bce_from_logits(z, y) with {N} samples"
            loss = losses.bce_from_logits(z, y)
            checks.close(loss, yes_or_no(z, y), call=call, atol=1e-6)
            checks.inputs_unchanged(submission, call=call)
    z, y = rng.integers(-4, 5, size=6), rng.uniform(0.1, 0.9, size=6)
    call = "bce_from_logits(z, y) with integers in z and soft labels"
    checks.close(losses.bce_from_logits(z, y), yes_or_no(z, y), call=call, atol=1e-6)


@pytest.mark.points(3, task="2.8")
def test_binary_cross_entropy_agrees_with_two_classes(losses, rng):
    """It is the cross-entropy of the logits 0 and z; sure mistakes cost their logit."""
    z, y = rng.normal(scale=2, size=8), rng.integers(0, 2, size=8)
    expected = float(surprise(np.column_stack([np.zeros(8), z]), y).mean())

    checks.close(losses.bce_from_logits(z, y), expected, call="bce_from_logits(z, y)")
    checks.close(
        losses.bce_from_logits(-z, 1 - y), expected, call="bce_from_logits(-z, 1 - y)"
    )
    # log(1 + exp(z)) is z, but for exp(-z), which is 2e-9 at z = 20.
    for size in (20.0, 30.0, 33.5, 35.0, 300.0, 200_000.0):
        for logit, answer in ((size, 0.0), (-size, 1.0)):
            loss = losses.bce_from_logits(np.array([logit]), np.array([answer]))
            call = f"bce_from_logits([{logit}], [{answer}])"
            checks.close(loss, size, call=call, show=True)


# 2.9 Heads

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


def losses_of_heads(logits, y):
    """Compute the four losses from the oracles above, entry by entry."""
    onehot = [[float(k == label) for k in range(logits.shape[1])] for label in y]
    onehot = np.array(onehot)
    squashed = 1 / (1 + np.exp(-logits))
    return [
        float(surprise(logits, y).mean()),
        yes_or_no(logits, onehot),
        mean_loss("mse_loss", squashed.astype(float), onehot),
        mean_loss("mse_loss", logits.astype(float), onehot),
    ]


@pytest.mark.points(2, task="2.9", needs=CHAIN)
def test_table_of_heads_of_any_network(heads, submission, rng):
    """The table is right for any network, also if some class does not occur."""
    for sizes, N in (([4, 6, 5], 7), ([3, 5, 2, 6], 4)):
        params, X = random_network(rng, sizes), rng.normal(size=(N, sizes[0]))
        # A logit of exactly 0 counts like any other.
        params[-1]["W"][:, 1], params[-1]["b"][1] = 0.0, 0.0
        y = rng.integers(0, sizes[-1] - 2, size=N)
        call = f"compare_heads(X, y, params) with sizes {sizes}"

        table = table_of(heads.compare_heads(X, y, params), call)

        checks.inputs_unchanged(submission, call=call)
        for hidden in HIDDEN_NAMES:
            logits = all_layers(X, params, hidden)[-1][1]
            expected = losses_of_heads(logits, y)
            checks.close(
                table[hidden], expected, call=f"{call}, {hidden}", atol=ROUNDING
            )


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


HEAD = {
    "binary": "sigmoid + bce",
    "multiclass": "softmax + cross_entropy",
    "multilabel": "sigmoid + bce",
}
WHY_NOT = {
    "binary-sigmoid + mse": "How steep is a sigmoid where it is surely wrong, and how "
    "fast can a network learn there?",
    "binary-softmax + cross_entropy": "There is one output. What is the softmax of one "
    "single number?",
    "binary-softmax + bce": "There is one output. What is the softmax of one single "
    "number?",
    "binary-linear + bce": "Which numbers may be probabilities, and which may come out "
    "of a linear layer?",
    "binary-linear + mse": "A linear output can be 7. What would that mean here?",
    "binary-sigmoid + cross_entropy": "With one output there is one class. How large "
    "can the probability of its other answer be?",
    "multiclass-sigmoid + bce": "Separate sigmoids may all say yes. What do you know "
    "about the C answers here?",
    "multiclass-softmax + bce": "Which loss of this week takes a class number and only "
    "asks for the probability of that class?",
    "multiclass-softmax + mse": "Which loss of this week still has a slope where a "
    "probability is nearly 0?",
    "multiclass-sigmoid + cross_entropy": "Do separate sigmoids sum to 1 over the "
    "classes?",
    "multiclass-sigmoid + mse": "Do separate sigmoids sum to 1, and how steep are they "
    "where they are surely wrong?",
    "multiclass-linear + mse": "Is class 3 three times as much as class 1?",
    "multiclass-linear + cross_entropy": "Which numbers may be probabilities, and must "
    "they sum to anything?",
    "multilabel-softmax + cross_entropy": "Softmax shares out a total of 1. What if a "
    "film is a comedy and a western, or neither?",
    "multilabel-softmax + bce": "Softmax shares out a total of 1. What if a film is a "
    "comedy and a western, or neither?",
    "multilabel-sigmoid + cross_entropy": "Cross-entropy asks for the one right class. "
    "How many labels may be right here?",
    "multilabel-sigmoid + mse": "How steep is a sigmoid where it is surely wrong, and "
    "how fast can a network learn there?",
    "multilabel-linear + mse": "A linear output can be 7. What would that mean for a "
    "label?",
}


@pytest.mark.points(3, task="2.9")
def test_head_for_each_kind_of_task(heads):
    """Three kinds of classification, each with its usual head; each one counts."""
    answers = {task: recommended(heads, task) for task in HEAD}
    checks.choices(answers, HEAD, WHY_NOT, call="recommend_head")
