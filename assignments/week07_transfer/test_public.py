"""The public tests of this week. Each docstring says what must hold."""

import numpy as np
import pytest

from grader import checks
from grader.checks import require
from grader.failures import CheckFailure, LearnerError


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


@pytest.mark.public
@pytest.mark.points(2, task="7.1")
def test_parameters_of_vgg16(vgg):
    """VGG16 has 138,357,544 parameters, and 14,714,688 without its dense layers."""
    for top, count in ((False, 14_714_688), (True, 138_357_544)):
        call = f"count_vgg16_params({top})"
        checks.close(vgg.count_vgg16_params(top), count, call=call, rtol=0, show=True)


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


def logits_of(model, x, classes, call, **options):
    """Run images through a model, and check the logits' shape."""
    x = x.astype(np.float32)
    return checks.shaped(model(x, **options), (len(x), classes), call=f"{call}(images)")


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


def compile_adam(keras, model, rate):
    """Compile a classifier, as the grader does it."""
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(rate), loss, metrics=["accuracy"])


def moved(before, after):
    """Say for each weight whether one bit of it has changed."""
    pairs = zip(before, after, strict=True)
    return [not np.array_equal(a, b) for a, b in pairs]


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


def small_model(keras, rng):
    """Make a model with a head that was trained for one step at the rate 0.02."""
    base = small_base(keras, rng)
    base.trainable = False
    model = keras.Sequential([base, keras.layers.Flatten(), keras.layers.Dense(4)])
    compile_adam(keras, model, 0.02)
    x = rng.normal(size=(10, 4, 3, 2)).astype(np.float32)
    model.train_on_batch(x, rng.integers(4, size=10))
    return model, base


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


@pytest.mark.public
@pytest.mark.points(2, task="7.10")
def test_top_k_of_three_images(study):
    """The right class is among the first one, two or three of four logits."""
    logits = np.array([[4, 3, 2, 1], [1, 5, 5, 0], [0, 2, 4, 3]])
    y = np.array([0, 2, 1])
    for k, expected in ((1, 1 / 3), (2, 2 / 3), (3, 1.0)):
        call = f"top_k_accuracy(logits, y, {k})"
        checks.close(study.top_k_accuracy(logits, y, k), expected, call=call, show=True)
