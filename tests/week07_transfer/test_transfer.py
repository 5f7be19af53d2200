"""Tests of week 7. Each docstring is a line that learners read."""

from pathlib import Path

import families
import numpy as np
import pytest

from grader import checks
from grader.checks import require
from grader.failures import CheckFailure, LearnerError

FRAMEWORKS = ("keras", "tensorflow")

# Keras computes in float32: sums of some hundred products lose two or three of its
# seven digits, and which ones depends on the order of the sums.
RTOL, ATOL = 1e-4, 1e-4


@pytest.fixture
def vgg(submission):
    return submission.load("vgg")


@pytest.fixture
def residual(submission):
    return submission.load("residual")


@pytest.fixture
def transfer(submission):
    return submission.load("transfer")


@pytest.fixture
def rates(submission):
    return submission.load("rates")


@pytest.fixture
def study(submission):
    return submission.load("study")


@pytest.fixture
def keras(submission):
    return submission.library("keras")


def require_dict(got, keys, call):
    """Check that `got` is a dict with these keys, and return it."""
    found = checks.instance(got, dict, call=call)
    names = ", ".join(sorted(keys))
    require(set(found) == set(keys), call, f"the keys {names}", "other keys")
    return found


# 7.1 VGG16 on paper


def entries_of(spec, call):
    """Check that `spec` is a list of 21 dicts with all entries, and return it."""
    spec = checks.instance(spec, list, call=call)
    require(len(spec) == 21, call, "21 layers", "more" if len(spec) > 21 else "fewer")
    keys = ("name", "kind", "inputs", "outputs", "shape")
    return [require_dict(layer, keys, f"a layer of {call}") for layer in spec]


@pytest.mark.public
@pytest.mark.points(2, task="7.1")
def test_spec_of_the_second_block(vgg):
    """The second block of VGG16, the pooling before it, and the last dense layer."""
    call = "vgg16_spec()"

    spec = entries_of(vgg.vgg16_spec(), call)

    expected = {
        2: ("block1_pool", "pool", 64, 64, (112, 112, 64)),
        3: ("block2_conv1", "conv", 64, 128, (112, 112, 128)),
        4: ("block2_conv2", "conv", 128, 128, (112, 112, 128)),
        5: ("block2_pool", "pool", 128, 128, (56, 56, 128)),
        20: ("predictions", "dense", 4096, 1000, (1000,)),
    }
    for place, (name, kind, inputs, outputs, shape) in expected.items():
        layer = spec[place]
        words = [layer["name"], layer["kind"]]
        checks.same(words, [name, kind], call=f"{call}[{place}]", show=True)
        for key, number in (("inputs", inputs), ("outputs", outputs), ("shape", shape)):
            place_of = f"{call}[{place}][{key!r}]"
            checks.close(layer[key], number, call=place_of, show=True)


# Filters of the convolutions, with a 0 for each pooling.
COLUMN_D = [64] * 2 + [0] + [128] * 2 + [0] + [256] * 3 + [0] + 2 * ([512] * 3 + [0])


def vgg_by_walking():
    """List inputs, outputs and shape of each layer, from the pixels on."""
    side, channels, block, place = 224, 3, 1, 1
    for filters in COLUMN_D:
        if filters:
            name = f"block{block}_conv{place}"
            yield name, "conv", channels, filters, [side, side, filters]
            channels, place = filters, place + 1
        else:
            side, place = side // 2, 1
            yield f"block{block}_pool", "pool", channels, channels, [side, side, 512]
            block += 1
    yield "fc1", "dense", 7 * 7 * 512, 4096, [4096]
    yield "fc2", "dense", 4096, 4096, [4096]
    yield "predictions", "dense", 4096, 1000, [1000]


@pytest.mark.points(2, task="7.1")
def test_spec_of_all_layers(vgg, submission):
    """Names, kinds, channels and shapes of all 21 layers are those of VGG16."""
    call = "vgg16_spec()"

    spec = entries_of(vgg.vgg16_spec(), call)

    expected = list(vgg_by_walking())
    names = [layer["name"] for layer in spec]
    checks.same(names, [row[0] for row in expected], call=f"names of {call}")
    kinds = [layer["kind"] for layer in spec]
    checks.same(kinds, [row[1] for row in expected], call=f"kinds of {call}")
    for column, key in ((2, "inputs"), (3, "outputs")):
        found = [layer[key] for layer in spec]
        checks.close(found, [row[column] for row in expected], call=f"{key} of {call}")
    for layer, row in zip(spec, expected, strict=True):
        shape = row[4] if row[1] != "pool" else [*row[4][:2], row[3]]
        checks.close(layer["shape"], shape, call=f"the shape after {row[0]}")
    checks.avoids(submission, "vgg", "vgg16_spec", FRAMEWORKS)


@pytest.mark.public
@pytest.mark.points(2, task="7.1")
def test_parameters_of_vgg16(vgg):
    """VGG16 has 138,357,544 parameters, and 14,714,688 without its dense layers."""
    for top, count in ((False, 14_714_688), (True, 138_357_544)):
        call = f"count_vgg16_params({top})"
        checks.close(vgg.count_vgg16_params(top), count, call=call, rtol=0, show=True)


@pytest.mark.points(2, task="7.1")
def test_parameters_for_other_classes(vgg, submission, rng):
    """Another number of classes changes the last dense layer, and nothing else."""
    for classes in (2, int(rng.integers(3, 900)), int(rng.integers(1001, 9000))):
        call = "count_vgg16_params(True, classes)"
        body, fc = 14_714_688, (25_088 + 1) * 4096 + (4096 + 1) * 4096
        expected = body + fc + 4097 * classes
        found = vgg.count_vgg16_params(True, classes)
        # Whole numbers: the difference of one parameter is a mistake.
        checks.close(found, expected, call=call, rtol=0)
        call = "count_vgg16_params(False, classes)"
        checks.close(vgg.count_vgg16_params(False, classes), body, call=call, rtol=0)
    checks.avoids(submission, "vgg", "count_vgg16_params", FRAMEWORKS)


# 7.2 Preprocessing


@pytest.mark.public
@pytest.mark.points(4, task="7.2")
def test_preprocessing_of_two_pixels(vgg):
    """A pixel of three different values, and a black one, in the three modes."""
    x = np.array([[[[255, 102, 51], [0, 0, 0]]]], dtype=np.uint8)
    caffe = [[51 - 103.939, 102 - 116.779, 255 - 123.68], [-103.939, -116.779, -123.68]]
    cases = {
        "tf": [[1.0, -0.2, -0.6], [-1.0, -1.0, -1.0]],
        "caffe": caffe,
        "torch": [[2.2489, -0.2500, -0.9156], [-2.1179, -2.0357, -1.8044]],
    }
    for mode, expected in cases.items():
        call = f'preprocess(x, "{mode}") of the pixels (255, 102, 51) and (0, 0, 0)'
        got = vgg.preprocess(x, mode)
        # The numbers above are rounded to four digits, float32 has seven of 255.
        want = np.array(expected).reshape(1, 1, 2, 3)
        checks.close(got, want, call=call, rtol=1e-4, atol=1e-4, show=True)


def preprocessed(x, mode):
    """Compute each colour by itself, in float64."""
    red, green, blue = (x[..., k].astype(np.float64) for k in range(3))
    if mode == "caffe":
        planes = [blue - 103.939, green - 116.779, red - 123.68]
    elif mode == "tf":
        planes = [(2 * plane - 255) / 255 for plane in (red, green, blue)]
    else:
        stats = ((red, 0.485, 0.229), (green, 0.456, 0.224), (blue, 0.406, 0.225))
        planes = [(c - 255 * mean) / (255 * sd) for c, mean, sd in stats]
    return np.stack(planes, axis=-1)


@pytest.mark.points(4, task="7.2")
def test_preprocessing_of_photos(vgg, submission, rng):
    """Photos of bytes and of floats, in float32, as the networks expect them."""
    for mode in ("caffe", "tf", "torch"):
        for dtype, shape in ((np.uint8, (4, 5, 6, 3)), (np.float32, (2, 7, 5, 3))):
            x = rng.integers(0, 256, size=shape).astype(dtype)
            call = f'preprocess(x, "{mode}") with x of dtype {np.dtype(dtype)}'
            got = vgg.preprocess(x, mode)
            # float32 keeps seven digits of numbers up to 255.
            checks.close(got, preprocessed(x, mode), call=call, rtol=1e-5, atol=1e-4)
            single = getattr(got, "dtype", None) == np.float32
            require(single, call, "dtype float32", "another dtype")
        for most in (1, 255):
            x = rng.uniform(0, most, size=(2, 3, 4, 3)).astype(np.float32)
            call = f'preprocess(x, "{mode}") with floats from 0 to {most}'
            got = vgg.preprocess(x, mode)
            checks.close(got, preprocessed(x, mode), call=call, rtol=1e-5, atol=1e-4)
    checks.avoids(submission, "vgg", "preprocess", FRAMEWORKS)


@pytest.mark.points(4, task="7.2")
def test_preprocessing_leaves_the_photos_alone(vgg, submission, rng):
    """The caller's photos keep their values, and a second call gives the same."""
    for mode in ("caffe", "tf", "torch"):
        x = rng.integers(0, 256, size=(2, 3, 4, 3)).astype(np.float32)
        kept, call = submission.keep(x), f'preprocess(x, "{mode}"), called twice on x'
        vgg.preprocess(kept, mode)
        again = vgg.preprocess(kept, mode)
        checks.inputs_unchanged(submission, call=call)
        unchanged = np.array_equal(kept.value, x)
        hint = "Which of your lines makes a new array?"
        require(unchanged, call, "x as it was", "another x", hint)
        checks.close(again, preprocessed(x, mode), call=call, rtol=1e-5, atol=1e-4)


# 7.3 A residual block


def block_params(rng, D, H, D2, projection):
    """Draw parameters in multiples of 1/16; tanh stays where it is curved."""

    def draw(*shape):
        return rng.integers(-12, 13, size=shape) / 16

    p = {"W1": draw(D, H), "b1": draw(H), "W2": draw(H, D2), "b2": draw(D2)}
    return p | {"Ws": draw(D, D2)} if projection else p


def pair_of(got, call, second):
    """Check that `got` is a pair, and return it."""
    is_pair = isinstance(got, tuple | list) and len(got) == 2
    if not is_pair:
        missing = got is None
        raise CheckFailure(
            call=call,
            expected=f"a pair ({second})",
            got="None" if missing else "something else",
            hint="Is a `return` missing?" if missing else "",
            stage="type",
            what="None" if missing else "no pair",
        )
    return got


def forward(residual, x, p, call):
    """Call the block, and check that it gives outputs and a cache."""
    out, cache = pair_of(residual.residual_block(x, p), call, "out, cache")
    shape = (len(x), np.shape(p["W2"])[1])
    return checks.shaped(out, shape, call=f"out of {call}"), cache


@pytest.mark.public
@pytest.mark.points(3, task="7.3")
def test_block_that_adds_little(residual):
    """With W2 = 0 the inputs come out, plus b2; with a projection, x @ Ws."""
    x = np.array([[1.0, -2.0, 3.0], [0.5, 0.0, -4.0]])
    p = {"W1": np.ones((3, 2)), "b1": np.zeros(2)}
    p |= {"W2": np.zeros((2, 3)), "b2": np.zeros(3)}
    call = "residual_block(x, p) with W2 = 0 and b2 = 0"
    out, _ = forward(residual, x, p, call)
    checks.close(out, x, call=f"out of {call}", show=True)
    p["b2"] = np.array([10.0, 20.0, 30.0])
    call = "residual_block(x, p) with W2 = 0 and b2 = [10, 20, 30]"
    out, _ = forward(residual, x, p, call)
    checks.close(out, x + [10, 20, 30], call=f"out of {call}", show=True)
    p |= {"Ws": np.array([[1.0], [1.0], [2.0]]), "W2": np.zeros((2, 1))}
    p["b2"] = np.zeros(1)
    call = "residual_block(x, p) with W2 = 0 and Ws = [[1], [1], [2]]"
    out, _ = forward(residual, x, p, call)
    checks.close(out, [[5.0], [-7.5]], call=f"out of {call}", show=True)


def block_by_sums(x, p):
    """Compute each output by itself, in float64."""
    out = np.empty((len(x), len(p["b2"])))
    for n, row in enumerate(x):
        units = [np.tanh(row @ w + b) for w, b in zip(p["W1"].T, p["b1"], strict=True)]
        for k, b in enumerate(p["b2"]):
            shortcut = row @ p["Ws"][:, k] if "Ws" in p else row[k]
            out[n, k] = shortcut + sum(units * p["W2"][:, k]) + b
    return out


# D, H, D2 and whether there is a projection; once with equal D and D2 as well.
BLOCKS = [(4, 6, 4, False), (4, 3, 7, True), (5, 2, 5, True)]


@pytest.mark.points(3, task="7.3")
def test_block_agrees_with_sums(residual, submission, rng):
    """Outputs agree with sums one by one, with a projection wherever there is one."""
    for D, H, D2, projection in BLOCKS:
        x, p = rng.normal(size=(3, D)), block_params(rng, D, H, D2, projection)
        call = f"residual_block(x, p) from {D} to {D2} columns"
        call += ", with Ws" if projection else ", without Ws"
        out, _ = forward(residual, x, p, call)
        checks.close(out, block_by_sums(x, p), call=f"out of {call}")
    checks.avoids(submission, "residual", "residual_block", FRAMEWORKS)
    checks.inputs_unchanged(submission, call="residual_block(x, p)")


def backward(residual, dout, cache, p, columns, call):
    """Call the way back, and check its shapes."""
    dx, grads = pair_of(residual.residual_backward(dout, cache), call, "dx, grads")
    dx = checks.shaped(dx, (len(dout), columns), call=f"dx of {call}")
    return dx, require_dict(grads, set(p), f"grads of {call}")


@pytest.mark.public
@pytest.mark.points(2, task="7.3", needs=())
def test_gradients_of_one_sample(residual):
    """Derivatives of a block with one hidden unit, at a place where tanh is 0."""
    x, dout = np.array([[2.0, 1.0]]), np.array([[3.0, -1.0]])
    p = {"W1": np.array([[1.0], [-2.0]]), "b1": np.zeros(1)}
    p |= {"W2": np.array([[1.0, 5.0]]), "b2": np.zeros(2)}
    call = "residual_backward(dout, cache) with dout = [[3, -1]]"
    _, cache = forward(residual, x, p, "residual_block(x, p)")

    dx, grads = backward(residual, dout, cache, p, 2, call)

    checks.close(dx, [[1.0, 3.0]], call=f"dx of {call}", show=True)
    expected = {"W1": [[-4], [-2]], "b1": [-2], "W2": [[0, 0]], "b2": [3, -1]}
    for name, want in expected.items():
        checks.close(grads[name], want, call=f"grads[{name!r}] of {call}", show=True)


@pytest.mark.points(2, task="7.3")
def test_gradients_agree_with_central_differences(residual, submission, rng):
    """Derivatives by inputs and by all parameters agree with central differences."""
    builtins = submission.library("builtins")
    xs = [rng.normal(size=(3, D)) for D, *_ in BLOCKS]
    ps = [block_params(rng, *block) for block in BLOCKS]
    # All of them there, before the first is back.
    pairs = builtins.list(builtins.map(residual.residual_block, xs, ps))
    pairs = [pair_of(pair, "residual_block(x, p)", "out, cache") for pair in pairs]
    for block, x, p, (_, cache) in zip(BLOCKS, xs, ps, pairs, strict=True):
        D, _, D2, projection = block
        dout, call = rng.normal(size=(3, D2)), "residual_backward(dout, cache)"
        call += " of a block with Ws" if projection else " of a block without Ws"
        dx, grads = backward(residual, dout, cache, p, D, call)
        slopes = {name: slope_of(name, x, p, dout) for name in p}
        # Central differences are exact to about 1e-8 here.
        tight = {"rtol": 1e-5, "atol": 1e-6}
        found = slope_of("x", x, p, dout)
        checks.close(dx, found, call=f"dx of {call}", **tight)
        for name, slope in slopes.items():
            place = f"grads[{name!r}] of {call}"
            checks.close(grads[name], slope, call=place, **tight)
    checks.avoids(submission, "residual", "residual_backward", FRAMEWORKS)
    checks.inputs_unchanged(submission, call="residual_backward(dout, cache)")


def slope_of(name, x, p, dout):
    """Differentiate sum(dout * out) by the inputs or by one of the parameters."""

    def loss(value):
        here = p if name == "x" else p | {name: value}
        rows = value if name == "x" else x
        shortcut = rows @ here["Ws"] if "Ws" in here else rows
        hidden = np.tanh(rows @ here["W1"] + here["b1"])
        return float(np.sum(dout * (shortcut + hidden @ here["W2"] + here["b2"])))

    return checks.central_difference(loss, at=x if name == "x" else p[name])


@pytest.mark.points(2, task="7.3")
def test_gradients_reach_the_first_of_thirty_blocks(residual, rng):
    """Through thirty blocks, a gradient neither fades nor explodes."""
    blocks = [block_params(rng, 12, 9, 12, projection=False) for _ in range(30)]
    x, caches = rng.normal(size=(2, 12)), []
    for p in blocks:
        p["W1"], p["W2"] = p["W1"] / 6, p["W2"] / 3
        x, cache = forward(residual, x, p, "residual_block(x, p)")
        caches.append(cache)
    dout = grad = rng.normal(size=(2, 12))

    for p, cache in zip(reversed(blocks), reversed(caches), strict=True):
        call = "residual_backward(dout, cache)"
        grad, _ = backward(residual, grad, cache, p, 12, call)

    ratio = np.linalg.norm(grad) / np.linalg.norm(dout)
    # Over 600 seeds from 0.82 to 1.66; without the shortcuts 1e-30 at most.
    fine = 0.1 < ratio < 50
    call = "residual_backward through thirty blocks"
    hint = "Which term of dx does not pass through W1 and W2?"
    require(fine, call, "a gradient of about the size of dout", "another size", hint)


# 7.8 Rates and stages (before the tests of Keras, which take longer)


@pytest.mark.public
@pytest.mark.points(3, task="7.8")
def test_rates_of_four_layers(rates):
    """The last layer gets the rate, and each one before it half of that after it."""
    call = "layer_lrs(4, 0.8, 0.5)"
    checks.close(
        rates.layer_lrs(4, 0.8, 0.5), [0.1, 0.2, 0.4, 0.8], call=call, show=True
    )
    call = "layer_lrs(1, 0.3, 0.5)"
    checks.close(rates.layer_lrs(1, 0.3, 0.5), [0.3], call=call, show=True)


@pytest.mark.points(1, task="7.8")
def test_rates_go_by_one_factor(rates, rng):
    """Rates of many layers are those of a loop from the last layer back."""
    for n_layers in (2, 5, 13, 40):
        lr, decay = rng.uniform(1e-4, 1e-1), rng.uniform(0.3, 0.95)
        expected = [lr]
        while len(expected) < n_layers:
            expected.insert(0, expected[0] * decay)
        call = "layer_lrs(n_layers, lr, decay)"
        got = rates.layer_lrs(n_layers, lr, decay)
        # The first rates are small, so that only relative errors count: float64's.
        checks.close(got, expected, call=call, rtol=1e-9, atol=0)
    call = "layer_lrs(3, 2, 0.5)"
    checks.close(rates.layer_lrs(3, 2, 0.5), [0.5, 1, 2], call=call)


def plan_of(got, call):
    """Check that a plan is a list of lists of whole numbers, and return it."""
    plan = checks.instance(got, list | tuple, call=call)
    stages = []
    for stage in plan:
        layers = checks.numbers(stage, call=f"a stage of {call}")
        stages.append([int(layer) for layer in np.ravel(layers)])
    return stages


@pytest.mark.public
@pytest.mark.points(2, task="7.8")
def test_plan_of_six_layers(rates):
    """Six layers thaw in three stages, and five in two, from the last one on."""
    for arguments, expected in {
        (6, 3): [[4, 5], [2, 3, 4, 5], [0, 1, 2, 3, 4, 5]],
        (5, 2): [[2, 3, 4], [0, 1, 2, 3, 4]],
        (3, 1): [[0, 1, 2]],
    }.items():
        call = f"unfreeze_plan{arguments}"
        plan = plan_of(rates.unfreeze_plan(*arguments), call)
        checks.same(plan, expected, call=call, show=True)


@pytest.mark.points(2, task="7.8")
def test_plan_of_any_size(rates):
    """In every stage as many layers learn as its share says, rounded up."""
    for n_layers, stages in ((7, 3), (10, 4), (9, 9), (11, 5), (25, 25)):
        call = f"unfreeze_plan({n_layers}, {stages})"
        plan = plan_of(rates.unfreeze_plan(n_layers, stages), call)
        expected = []
        for stage in range(1, stages + 1):
            # A layer learns if fewer than its share of layers come after it.
            after = range(n_layers - 1, -1, -1)
            learn = [a * stages < n_layers * stage for a in after]
            expected.append([place for place in range(n_layers) if learn[place]])
        checks.same(plan, expected, call=call)


# 7.4 Loading weights by name


def named_model(keras, names=("conv", "norm", "top")):
    """Build a model of three layers with weights, seven weights in all."""
    conv, norm, top = names
    return keras.Sequential(
        [
            keras.Input((5, 4, 3)),
            keras.layers.Conv2D(6, 2, name=conv),
            keras.layers.BatchNormalization(name=norm),
            keras.layers.Flatten(),
            keras.layers.Dropout(0.5),
            keras.layers.Dense(7, use_bias=False, name=top),
        ]
    )


# In the order of `get_weights()`.
NAMES = [
    *("conv/kernel", "conv/bias", "norm/gamma", "norm/beta"),
    *("norm/moving_mean", "norm/moving_variance", "top/kernel"),
]


def require_report(got, loaded, missing, mismatch, call, *, show=False):
    """Check that each of three lists has the right names, in any order."""
    report = require_dict(got, {"loaded", "missing", "mismatch"}, call)
    wanted = {"loaded": loaded, "missing": missing, "mismatch": mismatch}
    for key, names in wanted.items():
        place = f"{key!r} of {call}"
        found = checks.instance(report[key], list | tuple, call=place)
        texts = all(isinstance(name, str) for name in found)
        require(texts, place, "names of weights", "something else")
        checks.same(sorted(found), sorted(names), call=place, show=show)


def require_weights(model, names, expected, call):
    """Check that all weights have the values that they should have."""
    for name, got, want in zip(names, model.get_weights(), expected, strict=True):
        place = f"{name} after {call}"
        checks.close(np.round(got, 5), np.round(want, 5), call=place)


@pytest.mark.public
@pytest.mark.points(3, task="7.4")
def test_loading_three_arrays(transfer, keras):
    """One array fits, one has another shape, one has no weight, five are missing."""
    model = named_model(keras)
    before = model.get_weights()
    npz = {
        "top/kernel": np.ones((4, 7), dtype=np.float32),
        "conv/bias": np.arange(6, dtype=np.float32),
        "extra/bias": np.ones(6, dtype=np.float32),
    }
    call = "load_weights_by_name(model, npz) with three arrays"

    report = transfer.load_weights_by_name(model, npz)

    missing = ["conv/kernel", "norm/gamma", "norm/beta"]
    missing += ["norm/moving_mean", "norm/moving_variance"]
    parts = ["conv/bias"], missing, ["top/kernel"]
    require_report(report, *parts, call, show=True)
    before[1] = np.arange(6)
    require_weights(model, NAMES, before, call)


@pytest.mark.points(3, task="7.4")
def test_loading_in_any_order(transfer, keras, submission, rng):
    """Names decide, not places: arrays come in any order, and in float16 as well."""
    model = named_model(keras, ("stem", "b", "c"))
    conv = list(model.layers)[0]
    conv.name, conv.trainable = "a", False  # paths of weights keep the old name
    names = [name.replace("conv", "a").replace("norm", "b") for name in NAMES]
    names = [name.replace("top", "c") for name in names]
    values = [rng.integers(1, 17, size=w.shape) / 8 for w in model.get_weights()]
    values[1] = np.zeros(6)
    dtypes = [np.float16, np.float32, np.float64]
    for _ in range(2):
        values = [rng.permuted(v.ravel()).reshape(v.shape) for v in values]
        order = rng.permutation(7)
        npz = {names[i]: values[i].astype(dtypes[i % 3]) for i in order}
        call = "load_weights_by_name(model, npz) with all arrays, in another order"
        report = transfer.load_weights_by_name(model, npz)
        require_report(report, names, [], [], call)
        require_weights(model, names, values, call)
    checks.inputs_unchanged(submission, call=call)


@pytest.mark.points(2, task="7.4")
def test_loading_what_fits(transfer, keras, rng):
    """Arrays of another shape, even if as large, are left out; all others load."""
    model = named_model(keras)
    values = [w + rng.integers(1, 9, size=w.shape) for w in model.get_weights()]
    before = model.get_weights()
    npz = {
        name: value.astype(np.float32)
        for name, value in zip(NAMES, values, strict=True)
        if name != "norm/beta"
    }
    npz["old_norm/beta"] = np.ones(6, dtype=np.float32)  # another layer's
    npz["conv/kernel"] = np.ones((3, 3, 3, 6), dtype=np.float32)
    npz["norm/gamma"] = npz["norm/gamma"][:1]
    npz["top/kernel"] = npz["top/kernel"].T
    call = "load_weights_by_name(model, npz) with three arrays of other shapes"

    report = transfer.load_weights_by_name(model, npz)

    loaded = ["conv/bias", "norm/moving_mean", "norm/moving_variance"]
    mismatch = ["conv/kernel", "norm/gamma", "top/kernel"]
    require_report(report, loaded, ["norm/beta"], mismatch, call)
    for i, name in enumerate(NAMES):
        values[i] = values[i] if name in loaded else before[i]
    require_weights(model, NAMES, values, call)


# 7.5 A new head on a frozen base


def chained(keras, shape, layers):
    """Build a model of one layer after the other."""
    images = values = keras.Input(shape)
    for layer in layers:
        values = layer(values)
    return keras.Model(images, values)


def small_base(keras, rng, *, dropout=0.0):
    """Build a base of two convolutions of 1 x 1, with norms that are not fresh."""
    layers = [
        keras.layers.Conv2D(6, 1, name="conv1"),
        keras.layers.BatchNormalization(momentum=0.5, name="norm1"),
        keras.layers.ReLU(),
        keras.layers.Dropout(dropout),
        keras.layers.Conv2D(5, 1, name="conv2"),
        keras.layers.BatchNormalization(momentum=0.5, name="norm2"),
    ]
    base = chained(keras, (4, 3, 2), layers)
    weights = [rng.uniform(0.5, 1.5, size=w.shape) for w in base.get_weights()]
    for i in (0, 1, 4, 6, 7, 10):  # kernels, biases and moving means
        weights[i] = rng.normal(size=weights[i].shape)
    base.set_weights([w.astype(np.float32) for w in weights])
    return base


def maps_of(weights, x):
    """Run pixels through `small_base` at inference, in float64."""
    for i in (0, 6):
        kernel, bias, gamma, beta, mean, variance = weights[i : i + 6]
        x = x @ kernel[0, 0].astype(np.float64) + bias
        x = gamma * (x - mean) / np.sqrt(variance + 1e-3) + beta
        x = np.maximum(x, 0) if i == 0 else x
    return x


def logits_of(model, x, classes, call, **options):
    """Run images through a model, and check the logits' shape."""
    x = x.astype(np.float32)
    return checks.shaped(model(x, **options), (len(x), classes), call=f"{call}(images)")


def require_near(got, want, call, expected, wrong, hint=""):
    """Check float32 results of a network against those of float64."""
    same = np.allclose(got, want, rtol=RTOL, atol=ATOL)
    require(same, call, expected, wrong, hint)


def head_of(model, shape, call):
    """Check that a dense layer is all that can be trained."""
    found = [tuple(w.shape) for w in list(model.trainable_weights)]
    got = "others" if found else "none"
    if len(found) > 2:
        got = "more than these"
    wanted = [shape, shape[1:]]
    expected = f"trainable weights of the shapes {shape} and {shape[1:]}"
    require(found == wanted, f"trainable_weights of {call}", expected, got)


@pytest.mark.public
@pytest.mark.points(4, task="7.5")
def test_head_on_a_base_of_one_layer(transfer, keras):
    """The mean of each map goes into one dense layer; the base cannot be trained."""
    conv = keras.layers.Conv2D(3, 1, use_bias=False)
    base = chained(keras, (1, 2, 2), [conv])
    base.set_weights([np.array([[[[1, 0, 2], [0, 1, -2]]]], dtype=np.float32)])
    call = "add_head(base, 2)"

    model = checks.model(transfer.add_head(base, 2), call=call)

    head_of(model, (3, 2), call)
    kernel = np.array([[1, 0], [0, 1], [1, 1]], dtype=np.float32)
    bias = np.array([10, 20], dtype=np.float32)
    model.set_weights([*base.get_weights(), kernel, bias])
    x = np.array([[[[4, 0], [0, 2]]], [[[1, 1], [-3, 5]]]], dtype=np.float32)
    # The means of the maps are (2, 1, 2) and (-1, 3, -8).
    logits = checks.shaped(model(x), (2, 2), call="model(x)")
    want = [[14, 23], [1, 15]]
    checks.close(np.round(logits, 4), want, call="model(x)", show=True)


@pytest.mark.points(2, task="7.5")
def test_head_agrees_with_sums(transfer, keras, rng):
    """Logits are those of base and head in NumPy, whatever weights the base has."""
    for classes, dropout in ((7, 0.5), (3, 0.0)):
        base = small_base(keras, rng, dropout=0.4)
        call = f"add_head(base, {classes}, {dropout})"
        model = checks.model(transfer.add_head(base, classes, dropout), call=call)
        head_of(model, (5, classes), call)
        kernel, bias = (
            rng.normal(size=shape).astype(np.float32)
            for shape in ((5, classes), classes)
        )
        model.set_weights([*base.get_weights(), kernel, bias])
        x = rng.normal(size=(9, 4, 3, 2))
        logits = logits_of(model, x, classes, call)
        features = maps_of(base.get_weights(), x).mean(axis=(1, 2))
        got = "others"
        if logits.min() >= 0:
            sums_to_one = np.allclose(logits.sum(axis=1), 1, atol=1e-3)
            got = "rows that sum to 1" if sums_to_one else "nothing below 0"
        expected = "the logits of the dense layer for the mean of the maps"
        require_near(logits, features @ kernel + bias, call, expected, got)
        # The base is the one that was given: what happens to it happens to the model.
        base.set_weights([1.5 * w for w in base.get_weights()])
        logits = logits_of(model, x, classes, call)
        features = maps_of(base.get_weights(), x).mean(axis=(1, 2))
        expected = "logits that follow the base's weights"
        require_near(
            logits, features @ kernel + bias, call, expected, "those of a copy"
        )


@pytest.mark.points(2, task="7.5")
def test_head_on_a_base_with_a_shortcut(transfer, keras, rng):
    """The mean is over the places of the maps, whatever leads from image to maps."""
    images = keras.Input((4, 3, 2))
    small = keras.layers.Cropping2D(((1, 0), (0, 1)))(images)
    conv = keras.layers.Conv2D(5, 1, use_bias=False)
    first = conv(small)
    second = keras.layers.Conv2D(5, 1, use_bias=False)(first)
    base = keras.Model(images, keras.layers.Add()([first, second]))
    shapes = (1, 1, 2, 5), (1, 1, 5, 5), (5, 3), (3,)
    arrays = [rng.normal(size=shape).astype(np.float32) for shape in shapes]
    base.set_weights(arrays[:2])
    call = "add_head(base, 3) on a base with a shortcut"
    model = checks.model(transfer.add_head(base, 3), call=call)
    model.set_weights(arrays)
    x = rng.normal(size=(6, 4, 3, 2))
    maps = x[:, 1:, :-1] @ arrays[0][0, 0]
    features = (maps + maps @ arrays[1][0, 0]).mean(axis=(1, 2))
    want = features @ arrays[2] + arrays[3]
    expected = "the logits of the dense layer for the mean of the maps"
    require_near(logits_of(model, x, 3, call), want, call, expected, "others")


def compile_adam(keras, model, rate):
    """Compile a classifier, as the grader does it."""
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(rate), loss, metrics=["accuracy"])


def moved(before, after):
    """Say for each weight whether one bit of it has changed."""
    pairs = zip(before, after, strict=True)
    return [not np.array_equal(a, b) for a, b in pairs]


@pytest.mark.points(4, task="7.5")
def test_base_stands_still_in_training(transfer, keras, traceless, rng):
    """Training changes no bit of the base, its moving averages included."""
    base, call = small_base(keras, rng), "add_head(base, 4, 0.0)"
    model = checks.model(transfer.add_head(base, 4, 0.0), call=call)
    x = (3 + rng.normal(size=(10, 4, 3, 2))).astype(np.float32)
    compile_adam(keras, model, 0.01)
    before, head = base.get_weights(), model.get_weights()[-2:]

    model.train_on_batch(x, rng.integers(4, size=10))

    changed = moved(before, base.get_weights())
    place = f"one step of training {call}"
    expected = "a base with the weights that it had"
    learnt = [changed[i] for i in (0, 1, 2, 3, 6, 7, 8, 9)]
    require(not any(learnt), place, expected, "other kernels, biases or scales")
    require(not any(changed), place, expected, "other moving averages")
    require(any(moved(head, model.get_weights()[-2:])), place, "a new head", "the old")
    quiet, loud = (logits_of(model, x, 4, call, training=t) for t in (False, True))
    expected = "the same logits in training, without a dropout in the head"
    got = "others: the base is not at inference"
    require_near(loud, quiet, f"{call}(x, training=True)", expected, got)


@pytest.mark.points(2, task="7.5")
def test_dropout_is_in_the_head(transfer, keras, rng):
    """In training, features are dropped at the rate that was asked for, 0.2 if none."""
    for options, rate in (((), 0.2), ((0.6,), 0.6)):
        conv = keras.layers.Conv2D(8, 1)
        base = chained(keras, (3, 2, 1), [conv])
        call = f"add_head(base, 8{', 0.6' if options else ''})"
        model = checks.model(transfer.add_head(base, 8, *options), call=call)
        # Every feature is 1, and each logit is one feature and 3.
        arrays = np.zeros((1, 1, 1, 8)), np.ones(8), np.eye(8), np.full(8, 3.0)
        model.set_weights([a.astype(np.float32) for a in arrays])
        x = rng.normal(size=(500, 3, 2, 1))
        still = logits_of(model, x, 8, call) - 3
        require_near(still, np.ones((500, 8)), call, "features as they are", "others")
        logits = logits_of(model, x, 8, call, training=True) - 3
        levels, place = np.unique(np.round(logits, 3)), f"{call}(images, training=True)"
        require(len(levels) > 1, place, "features of which some are 0", "none dropped")
        expected = "features that are 0 or larger, all by one factor"
        two = len(levels) == 2 and levels[0] == 0
        require(two, place, expected, "features of many sizes")
        # Of 4000 features: the standard deviation of the share is 0.008 at most.
        share = np.mean(logits < 0.5)
        got = "more of them" if share > rate else "fewer of them"
        require(abs(share - rate) < 0.05, place, "features dropped at this rate", got)
        grown = np.isclose(levels[1], 1 / (1 - rate), atol=2e-3)
        require(grown, place, "features larger by 1 / (1 - rate)", "another factor")


# 7.6 Features, computed once


@pytest.mark.public
@pytest.mark.points(3, task="7.6")
def test_features_of_three_images(transfer, keras):
    """Three images in batches of two: a row for each, the mean of each map in it."""
    conv = keras.layers.Conv2D(2, 1, use_bias=False)
    base = chained(keras, (1, 2, 1), [conv])
    base.set_weights([np.array([[[[1, -10]]]], dtype=np.float32)])
    X = np.array([[1, 3], [10, 20], [-4, 4]], dtype=np.float32).reshape(3, 1, 2, 1)
    call = "extract_features(base, X, 2)"

    features = transfer.extract_features(base, X, 2)

    features = checks.shaped(features, (3, 2), call=call)
    want = [[2, -20], [15, -150], [0, 0]]
    checks.close(np.round(features, 4), want, call=call, show=True)


@pytest.mark.points(3, task="7.6")
def test_features_at_inference(transfer, keras, submission, rng):
    """Features are those of the base at inference, for any number of images."""
    base = small_base(keras, rng, dropout=0.5)
    for count, batch_size in ((11, 4), (9, 3), (2, 5)):
        X = (2 + rng.normal(size=(count, 4, 3, 2))).astype(np.float32)
        call = f"extract_features(base, X, {batch_size}) with {count} images"
        weights = base.get_weights()
        got = transfer.extract_features(base, X, batch_size)
        features = checks.shaped(got, (count, 5), call=call)
        want = maps_of(weights, X).mean(axis=(1, 2))
        again = transfer.extract_features(base, X, batch_size)
        again = checks.shaped(again, (count, 5), call=call)
        # Two calls may run on other threads and add up in another order.
        expected = "the same features at every call"
        require_near(features, again, call, expected, "others at the second call")
        rows = np.array_equal(np.argsort(features[:, 0]), np.argsort(want[:, 0]))
        got_rows = np.sort(features, axis=0)
        shuffled = not rows and np.allclose(got_rows, np.sort(want, axis=0), atol=1e-3)
        expected = "row n from image n"
        require(not shuffled, call, expected, "the rows in another order")
        expected = "the mean of each map, at inference"
        require_near(features, want, call, expected, "other numbers")
        single = getattr(got, "dtype", None) == np.float32
        require(single, call, "dtype float32", "another dtype")
        same = not any(moved(weights, base.get_weights()))
        require(same, call, "a base as it was", "other weights")
        require(base.trainable, call, "a base as it was", "a frozen one")
    layers = [keras.layers.Cropping2D(((1, 0), (0, 1))), keras.layers.ReLU()]
    base = chained(keras, (4, 3, 1), layers)
    X = rng.normal(size=(5, 4, 3, 1)).astype(np.float32)
    call = "extract_features(base, X, 2) of one map, smaller than the image"
    got = transfer.extract_features(base, X, 2)
    features = checks.shaped(got, (5, 1), call=call)
    want = np.maximum(X[:, 1:, :-1], 0).mean(axis=(1, 2))
    require_near(features, want, call, "the mean of each map", "other numbers")
    checks.inputs_unchanged(submission, call=call)


@pytest.mark.points(2, task="7.6")
def test_features_come_in_batches(transfer, keras, submission, rng):
    """The base gets as many images at a time as batch_size says."""
    tf = submission.library("tensorflow")
    partial = submission.library("functools").partial
    for batch_size in (12, 3, 4):
        call = f"extract_features(base, X, {batch_size}) with 12 images"
        # An error, if a batch has another size.
        gate = partial(tf.ensure_shape, shape=(batch_size, 2, 5, 3))
        base = chained(keras, (2, 5, 3), [keras.layers.Lambda(gate)])
        X = rng.normal(size=(12, 2, 5, 3)).astype(np.float32)
        try:
            features = transfer.extract_features(base, X, batch_size)
        except LearnerError as error:
            if not error.is_a("InvalidArgumentError"):
                raise
            got = "fewer" if batch_size == 12 else "other numbers of them"
            require(False, call, f"{batch_size} images at a time", got)
        features = checks.shaped(features, (12, 3), call=call)
        want = X.mean(axis=(1, 2), dtype=np.float64)
        require_near(features, want, call, "the mean of each map", "other numbers")


# 7.7 Fine-tuning


def small_model(keras, rng):
    """Make a model with a head that was trained for one step at the rate 0.02."""
    base = small_base(keras, rng)
    base.trainable = False
    model = keras.Sequential([base, keras.layers.Flatten(), keras.layers.Dense(4)])
    compile_adam(keras, model, 0.02)
    x = rng.normal(size=(10, 4, 3, 2)).astype(np.float32)
    model.train_on_batch(x, rng.integers(4, size=10))
    return model, base


def cross_entropy(logits, labels):
    """Average -log softmax over images, in float64."""
    totals = np.logaddexp.reduce(logits, axis=1)
    return float(np.mean(totals - logits[np.arange(len(labels)), labels]))


def curves_of(got, epochs, call):
    """Check that a history has a number for each epoch, and return it."""
    names = ["accuracy", "loss", "val_accuracy", "val_loss"]
    history = checks.instance(got, dict, call=call)
    expected = f"the keys {', '.join(names)}"
    require(set(names) <= set(history), call, expected, "others")
    return {
        name: checks.shaped(history[name], (epochs,), call=f"{name!r} of {call}")
        for name in names
    }


# The layers of `small_base`: input, conv1, norm1, ReLU, Dropout, conv2, norm2.
MODEL_WEIGHTS = {
    "conv1": (0, 1),
    "norm1": (2, 3, 4, 5),
    "conv2": (6, 7),
    "norm2": (8, 9, 10, 11),
    "the head": (12, 13),
}


def require_moved(before, model, base, learn, call):
    """Check that of a model's layers those in `learn` have changed, and no others."""
    changed = moved(before, model.get_weights())
    learnt = [
        name
        for name, places in MODEL_WEIGHTS.items()
        if any(changed[i] for i in places)
    ]
    got = f"learnt: {', '.join(learnt) or 'nothing'}"
    flags = [base.get_layer(name).trainable for name in learn if "conv" in name]
    if learnt == ["the head"] and base.trainable and any(flags):
        got += ", although more is trainable"
    require(learnt == learn, call, f"learnt: {', '.join(learn)}", got)


def require_batches(bias, call):
    """Check one epoch of 64 images at the rate 0.002, from a head of zeros."""
    # No image is of class 3: each step takes its bias down by about the rate.
    steps, expected = bias[3] / -0.002, "two steps for 64 images"
    require(steps > 1.5, call, expected, "fewer steps, or smaller ones")
    require(steps < 2.5, call, expected, "more steps, or larger ones")
    # Half of each batch are of class 1, where a quarter was expected: its bias rises.
    # If all of the first batch are of class 0, it falls by the first step, and the
    # second, which is still moved by the first, is too small to bring it back.
    expected = "images of all classes in each batch"
    require(bias[1] > 0, call, expected, "all images of class 0 in the first batch")


@pytest.mark.public
@pytest.mark.points(4, task="7.7")
def test_fine_tuning_the_last_two_layers(transfer, keras, traceless):
    """With n_unfreeze=2, the last convolution and the head learn, and no more."""
    rng = np.random.default_rng(77)
    model, base = small_model(keras, rng)
    x = rng.normal(size=(24, 4, 3, 2)).astype(np.float32)
    train = x, np.arange(24) % 4
    before = model.get_weights()
    call = "fine_tune(model, base, 2, 0.02, train, train, 3)"

    curves = curves_of(
        transfer.fine_tune(model, base, 2, 0.02, train, train, 3), 3, call
    )

    falls = curves["loss"][2] < curves["loss"][0]
    require(falls, f"'loss' of {call}", "a loss that falls", "one that does not")
    require_moved(before, model, base, ["conv2", "the head"], call)


@pytest.mark.points(4, task="7.7")
def test_fine_tuning_any_number_of_layers(transfer, keras, traceless, rng):
    """None or most of the base's layers learn, and never a BatchNormalization."""
    x = rng.normal(size=(64, 4, 3, 2)).astype(np.float32)
    train = x, np.arange(64) // 32  # all images of class 0, and then those of class 1
    for n_unfreeze, learn in ((0, []), (5, ["conv2"])):
        model, base = small_model(keras, rng)
        head = [np.zeros_like(array) for array in model.get_weights()[-2:]]
        before = [*base.get_weights(), *head]
        model.set_weights(before)
        call = f"fine_tune(model, base, {n_unfreeze}, 0.02, train, train, 1)"
        curves_of(
            transfer.fine_tune(model, base, n_unfreeze, 0.02, train, train, 1), 1, call
        )
        require_moved(before, model, base, [*learn, "the head"], call)
        require_batches(model.get_weights()[-1], f"the head after {call}")


def require_adam_step(step, slopes, call):
    """Check Adam's first step, which is its rate for each weight, down the slope."""
    clear = np.abs(slopes) > 1e-3
    right = np.sign(step[clear]) == -np.sign(slopes[clear])
    expected = "a step down the slope of the loss on train"
    require(np.all(right), call, expected, "another direction")
    sizes = np.abs(step[clear])
    even = sizes.max() < 1.05 * sizes.min()
    require(even, call, "a step of the same size for all weights", "many sizes")
    got = "a larger one" if sizes.max() > 0.0051 else "a smaller one"
    fine = 0.0049 < sizes.max() < 0.0051
    require(fine, call, "a step of a tenth of lr_head", got)


@pytest.mark.points(3, task="7.7")
def test_one_step_of_fine_tuning(transfer, keras, traceless, rng):
    """One step goes a tenth of lr_head down the slope of train, and val is measured."""
    model, base = small_model(keras, rng)
    x, x_val = rng.normal(size=(2, 30, 4, 3, 2)).astype(np.float32)
    # No image of train is of class 3, and all of val are.
    y, y_val = rng.permutation(30) % 3, np.full(30, 3)
    before, call = model.get_weights(), "fine_tune(model, base, 6, 0.05, train, val, 1)"
    features = maps_of(before, x).reshape(30, -1)
    logits = features @ before[12] + before[13]

    curves = curves_of(
        transfer.fine_tune(model, base, 6, 0.05, (x, y), (x_val, y_val), 1), 1, call
    )

    require_moved(before, model, base, ["conv1", "conv2", "the head"], call)
    after = model.get_weights()
    place = f"the head after {call}"
    others = after[13][3] < before[13][3]
    got = "a step towards the class of val"
    require(others, place, "a step away from a class that train does not have", got)
    # 30 images are one batch: what is measured is the model before the step.
    hits = np.mean(np.argmax(logits, axis=1) == y)
    near = abs(curves["accuracy"][0] - hits) < 0.01
    expected = "the accuracy of the model on train"
    require(near, f"'accuracy' of {call}", expected, "another number")
    near = np.isclose(curves["loss"][0], cross_entropy(logits, y), rtol=1e-3, atol=1e-3)
    expected = "the cross-entropy of the logits on train"
    require(near, f"'loss' of {call}", expected, "another number")
    slope = np.exp(logits - np.logaddexp.reduce(logits, axis=1)[:, np.newaxis])
    slope[np.arange(30), y] -= 1
    require_adam_step(after[12] - before[12], features.T @ slope / 30, place)
    features = maps_of(after, x_val).reshape(30, -1)
    logits = features @ after[12] + after[13]
    loss = cross_entropy(logits, y_val)
    near = np.isclose(curves["val_loss"][0], loss, rtol=1e-3, atol=1e-3)
    expected = "the cross-entropy of the model on val"
    require(near, f"'val_loss' of {call}", expected, "another number")


# Weights of a network as `build_backbone` of task 7.9 makes it, trained on 2400 images
# of the digits 0, 2, 4 and 8 (families.letter_images, 20 x 20 pixels, 10 epochs of Adam
# at 0.003 and 3 at 0.0005; it knows 98 of 100 new ones), in float16.
SOURCE = Path(__file__).with_name("digits_source.npz")
LETTERS = "ABCEHKRT"
SOURCE_NAMES = [
    *("conv1/kernel", "norm1/gamma", "norm1/beta"),
    *("norm1/moving_mean", "norm1/moving_variance"),
]


def source_weights():
    """Read the weights in the order of `get_weights()`."""
    arrays = np.load(SOURCE)
    names = [n.replace("1", f"{k}") for k in (1, 2, 3) for n in SOURCE_NAMES]
    return [arrays[name].astype(np.float32) for name in names]


def headed(keras, base, classes):
    """Put a head on a base, as task 7.5 asks for, and return the model."""
    images = keras.Input(base.input_shape[1:])
    base.trainable = False
    means = keras.layers.GlobalAveragePooling2D()(base(images, training=False))
    return keras.Model(images, keras.layers.Dense(classes)(means))


def source_base(keras):
    """Build the network that the weights are from."""
    layers = keras.layers
    pixels = keras.Input((20, 20, 3))
    x = layers.Rescaling(1 / 127.5, offset=-1)(pixels)
    for k, channels in ((1, 16), (2, 32), (3, 32)):
        conv = layers.Conv2D(channels, 3, padding="same", use_bias=False)
        norm = layers.BatchNormalization(momentum=0.9)
        y = norm(conv(x))
        x = layers.ReLU()(y if k < 3 else layers.Add()([x, y]))
        x = layers.MaxPooling2D()(x) if k < 3 else x
    base = keras.Model(pixels, x)
    base.set_weights(source_weights())
    return base


@pytest.mark.points(3, task="7.7")
def test_fine_tuning_improves_a_model(transfer, keras, rng):
    """A model that knows digits, with a head for letters, gets better at letters."""
    train, val = (families.letter_images(rng, n, LETTERS, size=20) for n in (256, 32))
    x_test, y_test = families.letter_images(rng, 400, LETTERS, size=20)
    keras.utils.set_random_seed(int(rng.integers(10_000)))
    base = source_base(keras)
    # A head that still has to learn: the gain is large, whatever the seed.
    model = headed(keras, base, 8)
    compile_adam(keras, model, 0.02)
    place = "the model"
    before = np.argmax(logits_of(model, x_test, 8, place), axis=1) == y_test
    call = "fine_tune(model, base, 9, 0.02, train, val, 8)"

    # `val` has wrong labels on purpose: who learns from them gets worse.
    wrong = val[0], (val[1] + 1) % 8
    curves_of(transfer.fine_tune(model, base, 9, 0.02, train, wrong, 8), 8, call)

    after = np.argmax(logits_of(model, x_test, 8, place), axis=1) == y_test
    gain = after.mean() - before.mean()
    # The reference's gain over 20 seeds: mean 0.496, sd 0.091, worst 0.220, mean - 4 sd
    # 0.132. Models that do not learn stay where they are.
    require(
        gain > 0.13,
        call,
        "a model that knows new images better than before",
        "one that knows no more",
        "How far does one step go, and which layers take it?",
    )


# 7.9 Three ways to learn from few images


ARMS = ["scratch", "frozen", "fine_tuned"]


def arms_of(got, epochs, call):
    """Check that a study has a row for each arm, with all its columns."""
    rows = require_dict(got, ARMS, call)
    for arm, row in rows.items():
        row = checks.instance(row, dict, call=f"row {arm!r} of {call}")
        has = {"model", "accuracy", "loss"} <= set(row)
        expected = "the keys accuracy, loss, model"
        require(has, f"row {arm!r} of {call}", expected, "others")
        checks.shaped(row["loss"], (epochs,), call=f"'loss' of {arm!r}")
        checks.model(row["model"], call=f"model of {arm!r}")
    return rows


def require_accuracy(row, arm, x, y, classes):
    """Check that the accuracy is that of the model beside it."""
    logits = logits_of(row["model"], x, classes, f"model of {arm!r}")
    sums = np.abs(logits.sum(axis=1) - 1)
    place = f"model of {arm!r}"
    require(sums.max() > 1e-3, place, "logits", "rows that sum to 1")
    hits = np.mean(np.argmax(logits, axis=1) == y)
    place = f"accuracy of {arm!r}"
    # Two images may lie on the edge.
    same = abs(checks.number(row["accuracy"], call=place) - hits) <= 2 / len(y)
    require(same, place, "that of its model on test", "another number")


# The weights of `build_backbone`: three convolutions, each with four of its norm.
KERNELS, NORMS = (0, 5, 10), [i for i in range(15) if i % 5]


def require_backbone(weights, source, arm):
    """Check that a backbone has learnt what its arm may learn, and kept the rest."""
    name = f"weights of {arm!r}"
    checks.same(len(weights), 17, call=f"{name}, a number of arrays", show=True)
    same = [np.array_equal(weights[i], source[i]) for i in range(15)]
    gaps = [np.abs(weights[i] - source[i]).max() for i in KERNELS]
    still = all(same[i] for i in NORMS)
    if arm == "frozen":
        got = "kernels that have learnt" if still else "others"
        require(all(same), name, "the source's in the backbone", got)
    elif arm == "fine_tuned":
        require(still, name, "norms that are the source's", "norms that have changed")
        learnt = not any(same[i] for i in KERNELS)
        require(learnt, name, "kernels that have learnt", "those of the source")
        # Three steps of Adam at a tenth of the rate come to 0.003.
        near = max(gaps) < 0.012
        require(near, name, "kernels near the source's", "far from them")
    else:
        # Five steps of Adam take a weight 0.05 away, and new kernels are further.
        require(min(gaps) > 0.1, name, "kernels of its own", "the source's")
        # Norms begin as zeros and ones.
        fresh = any(np.ptp(weights[i]) == 0 for i in NORMS)
        require(not fresh, name, "norms that have learnt", "norms that stood still")


def require_steps(bias, low, high, arm):
    """Check how far a bias has fallen, and so how many steps were made."""
    place = f"the bias of a class without images, {arm!r}"
    got = "one that rises: it has seen other images"
    require(bias < 0, place, "one that falls", got)
    expected = "as many steps of this rate as there are epochs"
    require(bias <= high, place, expected, "fewer of them, or smaller ones")
    require(bias >= low, place, expected, "more of them, or larger ones")


def require_head(model, weights, x, means):
    """Check that the dense layer gets the means of the maps, some 0 in training."""
    logits = logits_of(model, x, 3, "model of 'frozen'")
    want = means @ weights[15] + weights[16]
    expected = "the dense layer's logits for the mean of the maps"
    same = np.allclose(logits, want, rtol=1e-3, atol=1e-3)
    require(same, "model of 'frozen'", expected, "others")
    require_dropout(model, x, means)


def require_seeds(rows, other):
    """Check that arms of one seed begin alike, and those of another seed do not."""

    def alike(*pair):
        # Float32 sums of two threads may differ in the sixth digit.
        one, two = (np.asarray(row["loss"])[:2] for row in pair)
        return np.allclose(one, two, rtol=1e-3, atol=1e-4)

    same = alike(rows["frozen"], rows["fine_tuned"])
    place = "the first two of 'loss' of 'frozen' and of 'fine_tuned'"
    require(same, place, "the same numbers", "others", "What does the seed decide?")
    for arm in ARMS:
        place = f"'loss' of {arm!r} with seed=1 and with seed=2"
        differ = not alike(rows[arm], other[arm])
        require(differ, place, "other numbers", "the same")


def require_dropout(model, x, means):
    """Check that in training a fifth of the features are 0, and the rest larger."""
    kernel, chosen = np.zeros((32, 3), np.float32), np.argsort(-means.min(axis=0))[:3]
    kernel[chosen, range(3)] = 1  # each logit is a feature above 0
    arrays = [*model.get_weights()[:15], kernel, np.zeros(3, np.float32)]
    model.set_weights(arrays)
    place = "model of 'frozen' in training"
    logits = logits_of(model, np.repeat(x, 10, axis=0), 3, place, training=True)
    dropped = np.abs(logits) < 1e-6
    require(dropped.any(), place, "features of which some are 0", "none dropped")
    # Of 900 features: the standard deviation of the share is 0.013.
    got = "more of them" if dropped.mean() > 0.2 else "fewer of them"
    fifth = abs(dropped.mean() - 0.2) < 0.07
    require(fifth, place, "a fifth of the features dropped", got)
    grown = np.where(dropped, 0, np.repeat(means[:, chosen], 10, axis=0) / 0.8)
    same = np.allclose(logits, grown, rtol=1e-3, atol=1e-3)
    require(same, place, "features larger by 1 / (1 - rate)", "others")


@pytest.mark.public
@pytest.mark.points(4, task="7.9")
def test_study_is_fair(study, traceless):
    """Each arm starts where it should, changes what it may, and learns equally long."""
    rng = np.random.default_rng(79)
    base = checks.model(
        study.build_backbone((8, 8, 3)), call="build_backbone((8, 8, 3))"
    )
    # No array is one that a fresh network has. Kernels are small, so that no class is
    # out of the question at first, and each step goes its full length.
    source = [
        (np.round(w) + rng.uniform(-0.1, 0.1, w.shape)).astype(np.float32)
        for w in base.get_weights()
    ]
    # No image of train is of class 0, and all of test are.
    x, x_test = rng.integers(0, 256, size=(2, 30, 8, 8, 3)).astype(np.uint8)
    train, test = (x, np.arange(30) % 2 + 1), (x_test, np.zeros(30, dtype=int))
    call = "transfer_study(source, train, test, seed=1, epochs=5)"

    rows = arms_of(study.transfer_study(source, train, test, 1, epochs=5), 5, call)

    weights = {arm: rows[arm]["model"].get_weights() for arm in ARMS}
    for arm in ARMS:
        require_backbone(weights[arm], source, arm)
        require_accuracy(rows[arm], arm, *test, classes=3)
        drawn = np.abs(weights[arm][15]).max() > 0.06  # five steps come to 0.05
        place = f"the dense layer's kernel of {arm!r}"
        require(drawn, place, "one that began at random", "one that began at 0")
    # Each step takes the bias of a class that train does not have down by about the
    # rate. Five are made, one for each epoch; after two, "fine_tuned" takes a tenth.
    for arm, low, high in (
        ("scratch", -0.056, -0.028),
        ("frozen", -0.056, -0.028),
        ("fine_tuned", -0.026, -0.020),
    ):
        require_steps(weights[arm][-1][0], low, high, arm)
    base.set_weights(weights["frozen"][:15])
    means = np.mean(base(x_test.astype(np.float32)), axis=(1, 2))
    require_head(rows["frozen"]["model"], weights["frozen"], x_test, means)
    other = arms_of(study.transfer_study(source, train, test, 2, epochs=2), 2, call)
    require_seeds(rows, other)


def score_of(model, arm, x, y):
    """Check that a model tells images apart, each by itself; return its accuracy."""
    place = f"model of {arm!r}"
    logits, alone = (logits_of(model, x[:n], 4, place) for n in (len(x), 3))
    # Another batch, another order of the sums.
    same = np.allclose(alone, logits[:3], rtol=1e-3, atol=1e-3)
    got = "logits that depend on the rest of the batch"
    require(same, place, "each image judged by itself", got)
    said = np.argmax(logits, axis=1)
    # From scratch, four epochs may be too few for more.
    varied = np.bincount(said).max() < 0.7 * len(y) or arm == "scratch"
    got = "one class for most of them"
    require(varied, place, "all classes for the images", got)
    return np.mean(said == y)


@pytest.mark.points(7, task="7.9")
def test_study_of_letters(study, rng):
    """A network that knows digits learns four letters from 64 images of each."""
    train = families.letter_images(rng, 256, "ACHT", size=20)
    x, y = families.letter_images(rng, 660, "ACHT", size=20)
    # The labels of these are wrong on purpose: who learns from them gets worse.
    test = x[:60], (y[:60] + 3) % 4
    seed = int(rng.integers(10_000))
    call = "transfer_study(source, train, test, seed, epochs=4)"

    rows = study.transfer_study(source_weights(), train, test, seed, epochs=4)
    rows = arms_of(rows, 4, call)

    for arm in ARMS:
        require_accuracy(rows[arm], arm, *test, classes=4)
    scores = {arm: score_of(rows[arm]["model"], arm, x, y) for arm in ARMS}
    # Over 20 seeds, mean, sd, worst, and mean - 4 sd of the reference:
    #     scratch                       0.369 0.049 0.277 0.172 (best 0.477)
    #     frozen                        0.707 0.037 0.625 0.557
    #     fine-tuned                    0.703 0.048 0.618 0.511
    #     fine-tuned minus scratch      0.334 0.074 0.182 0.037
    #     fine-tuned minus frozen      -0.003 0.044 -0.107 -0.178
    ahead = scores["fine_tuned"] > scores["scratch"] + 0.03
    require(ahead, call, "'fine_tuned' ahead of 'scratch'", "no better")
    kept = scores["fine_tuned"] > scores["frozen"] - 0.18
    require(kept, call, "'fine_tuned' not far below 'frozen'", "far below it")
    steps = [(0.51, 1.0), (0.45, 0.6)]
    share = next((s for limit, s in steps if scores["fine_tuned"] >= limit), 0.0)
    if share < 1:
        raise CheckFailure(
            call=call,
            expected="fine-tuning that recognises new letters well",
            got="fine-tuning that often errs",
            hint="How does 'loss' go on over the epochs, above all after half of them?",
            stage="property",
            what="too low",
            share=share,
        )


# 7.10 Top-k accuracy


@pytest.mark.public
@pytest.mark.points(2, task="7.10")
def test_top_k_of_three_images(study):
    """The right class is among the first one, two or three of four logits."""
    logits = np.array([[4, 3, 2, 1], [1, 5, 5, 0], [0, 2, 4, 3]])
    y = np.array([0, 2, 1])
    for k, expected in ((1, 1 / 3), (2, 2 / 3), (3, 1.0)):
        call = f"top_k_accuracy(logits, y, {k})"
        checks.close(study.top_k_accuracy(logits, y, k), expected, call=call, show=True)


@pytest.mark.points(3, task="7.10")
def test_top_k_counts_ranks(study, submission, rng):
    """A share of many images, with equal logits and negative ones among them."""
    for count, classes in ((40, 7), (33, 5)):
        logits = rng.integers(-9, 0, size=(count, classes)) / 2
        y = rng.integers(classes, size=count)
        own = logits[np.arange(count), y][:, np.newaxis]
        before = np.arange(classes) < y[:, np.newaxis]
        # Ahead of a class are those with more, and those before it with as much.
        ahead = ((logits > own) | ((logits == own) & before)).sum(axis=1)
        for k in (1, 2, 4, classes):
            call = f"top_k_accuracy(logits, y, {k}) of {classes} classes"
            got = study.top_k_accuracy(logits, y, k)
            checks.close(got, np.mean(ahead < k), call=call)
    # The second one is ahead by little, and far behind the first.
    logits = np.array([[2000.0, 1.0, 1.0 + 1e-9, -900.0], [-3.0, -2000.0, -1e4, -5e3]])
    for y, k, expected in (([2, 1], 2, 1.0), ([1, 3], 2, 0.0), ([1, 3], 3, 1.0)):
        call = f"top_k_accuracy(logits, {y}, {k}) with logits of very different sizes"
        got = study.top_k_accuracy(logits, np.array(y), k)
        checks.close(got, expected, call=call)
    call = "top_k_accuracy(logits, y, k)"
    checks.avoids(submission, "study", "top_k_accuracy", FRAMEWORKS)
    checks.inputs_unchanged(submission, call=call)
