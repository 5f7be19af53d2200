"""The public tests of this week. Each docstring says what must hold."""

import time

import numpy as np
import pytest

from grader import checks
from grader.checks import require
from grader.failures import CheckFailure, LearnerError


@pytest.fixture
def geometry(submission):
    return submission.load("geometry")


@pytest.fixture
def convolution(submission):
    return submission.load("convolution")


@pytest.fixture
def images(submission):
    return submission.load("images")


@pytest.fixture
def cnn(submission):
    return submission.load("cnn")


def grid(rows):
    """Make one image of one channel, shape (1, H, W, 1)."""
    return np.array(rows, dtype=float)[np.newaxis, :, :, np.newaxis]


def plan_of(got, call):
    """Check that `got` is (size, (before, after)), and return the three."""
    is_pair = isinstance(got, tuple | list) and len(got) == 2
    pads = got[1] if is_pair else None
    if isinstance(pads, np.ndarray):
        pads = list(pads) if pads.ndim else None
    is_plan = isinstance(pads, tuple | list) and len(pads) == 2
    if not is_plan:
        missing = got is None
        raise CheckFailure(
            call=call,
            expected="(size, (before, after))",
            got="None" if missing else "something else",
            hint="Is a `return` missing?" if missing else "",
            stage="type",
            what="None" if missing else "no plan",
        )
    numbers = [got[0], *pads]
    if any(isinstance(number, float) for number in numbers):
        raise CheckFailure(
            call=call,
            expected="whole numbers of type int",
            got="a float",
            hint="Which division of whole numbers gives a whole number?",
            stage="type",
            what="float",
        )
    return [checks.number(n, call=f"a number of {call}") for n in numbers]


@pytest.mark.public
@pytest.mark.points(3, task="6.1")
def test_sizes_of_nine_convolutions(geometry):
    """Number of outputs and zeros at both ends, for nine small cases."""
    cases = [
        ((7, 3, 1, "valid"), [5, 0, 0]),
        ((8, 3, 2, "valid"), [3, 0, 0]),
        ((9, 3, 2, "valid", 3), [2, 0, 0]),
        ((5, 5, 1, "valid"), [1, 0, 0]),
        ((7, 3, 1, "same"), [7, 1, 1]),
        ((4, 3, 2, "same"), [2, 0, 1]),
        ((9, 4, 3, "same"), [3, 0, 1]),
        ((6, 3, 1, "same", 2), [6, 2, 2]),
        ((6, 1, 2, "same"), [3, 0, 0]),
    ]
    for arguments, expected in cases:
        call = f"conv_output_size{arguments}"
        found = plan_of(geometry.conv_output_size(*arguments), call)
        checks.close(found, expected, call=call, show=True)


@pytest.mark.public
@pytest.mark.points(4, task="6.2")
def test_convolution_by_hand(convolution):
    """One channel and one filter of 2 x 2: each window times the filter, plus bias."""
    x = grid([[1, 2, 0, 3], [4, 1, 1, 0], [2, 0, 5, 1]])
    w = np.array([[1.0, 2.0], [3.0, -1.0]]).reshape(2, 2, 1, 1)
    call = "conv2d(x, w, b) with w = [[1, 2], [3, -1]] and b = [10]"

    out = convolution.conv2d(x, w, np.array([10.0]))

    expected = grid([[26, 14, 19], [22, 8, 25]])
    checks.close(out, expected, call=call, show=True)
    call = "conv2d(x, w, b, stride=2, pads=((0, 1), (1, 0)))"
    out = convolution.conv2d(x, w, np.array([10.0]), 2, ((0, 1), (1, 0)))
    checks.close(out, grid([[8, 14], [14, 20]]), call=call, show=True)


@pytest.mark.public
@pytest.mark.points(3, task="6.2")
def test_convolution_of_two_channels(convolution):
    """Channels are added up, and each filter has its own output and bias."""
    x = np.array([[[[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]]]])
    w = np.array([[[[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]]]])
    b = np.array([0.0, 100.0, 1000.0])
    call = "conv2d(x, w, b) with two channels and three filters of 1 x 1"

    out = convolution.conv2d(x, w, b)

    expected = [[[[1, 110, 1012], [2, 120, 1024], [3, 130, 1036]]]]
    checks.close(out, expected, call=call, show=True)


def gradients_of(got, shapes, call):
    """Check that `got` is (dx, dw, db) of these shapes."""
    names = ("dx", "dw", "db")
    require(
        isinstance(got, tuple | list) and len(got) == 3,
        call,
        "three parts: dx, dw, db",
        "None" if got is None else "something else",
        checks.hint_if(got is None, "Is a `return` missing?"),
    )
    return [
        checks.shaped(part, shape, call=f"{name} of {call}")
        for part, name, shape in zip(got, names, shapes, strict=True)
    ]


@pytest.mark.public
@pytest.mark.points(4, task="6.3")
def test_gradients_of_a_convolution_by_hand(convolution):
    """Windows overlap, so their gradients add up; padding has no gradient."""
    x = grid([[1, 2, 3], [4, 5, 6]])
    w = np.array([[1.0, 10.0]]).reshape(1, 2, 1, 1)
    dout = grid([[1, 2], [3, 4]])
    call = "conv2d_backward([[1, 2], [3, 4]], x, w=[[1, 10]])"

    got = convolution.conv2d_backward(dout, x, w)

    dx, dw, db = gradients_of(got, [x.shape, w.shape, (1,)], call)
    checks.close(dx, grid([[1, 12, 20], [3, 34, 40]]), call=f"dx of {call}", show=True)
    checks.close(dw.ravel(), [37, 47], call=f"dw of {call}", show=True)
    checks.close(db, [10], call=f"db of {call}", show=True)

    dout, pads = grid([[1, 2], [3, 4]]), ((0, 0), (1, 0))
    call = "conv2d_backward([[1, 2], [3, 4]], x, w, stride=2, pads=((0, 0), (1, 0)))"
    tall = grid([[1, 2, 3], [0, 0, 0], [4, 5, 6]])
    got = convolution.conv2d_backward(dout, tall, w, 2, pads)
    dx, dw, _ = gradients_of(got, [tall.shape, w.shape, (1,)], call)
    expected = grid([[10, 2, 20], [0, 0, 0], [30, 4, 40]])
    checks.close(dx, expected, call=f"dx of {call}", show=True)
    checks.close(dw.ravel(), [24, 43], call=f"dw of {call}", show=True)


@pytest.mark.public
@pytest.mark.points(3, task="6.4")
def test_pooling_by_hand(convolution):
    """Largest value and mean of each window; what is left over is not used."""
    x = grid([[1, 5, 2, 0, 9], [3, 4, 7, 6, 9], [9, 9, 9, 9, 9]])
    call = "maxpool2d(x, 2, 2) of 3 x 5 pixels"
    checks.close(convolution.maxpool2d(x, 2, 2), grid([[5, 7]]), call=call, show=True)
    call = "avgpool2d(x, 2, 2) of 3 x 5 pixels"
    checks.close(
        convolution.avgpool2d(x, 2, 2), grid([[3.25, 3.75]]), call=call, show=True
    )
    x = grid([[-4, -1, -2, -8], [-3, -5, -9, -6]])
    call = "maxpool2d(x, 2, 1) of negative pixels"
    expected = grid([[-1, -1, -2]])
    checks.close(convolution.maxpool2d(x, 2, 1), expected, call=call, show=True)
    call = "avgpool2d(x, 2, 1) of negative pixels"
    expected = grid([[-3.25, -4.25, -6.25]])
    checks.close(convolution.avgpool2d(x, 2, 1), expected, call=call, show=True)


@pytest.mark.public
@pytest.mark.points(2, task="6.4")
def test_gradient_of_max_pooling_by_hand(convolution):
    """The gradient goes to the maximum alone, and of equal ones to the first."""
    x = grid([[1, 5, 2], [3, 4, 7]])
    call = "maxpool2d_backward([[10, 20]], x, 2, 1)"
    dx = convolution.maxpool2d_backward(grid([[10, 20]]), x, 2, 1)
    checks.close(dx, grid([[0, 10, 0], [0, 0, 20]]), call=call, show=True)
    call = "maxpool2d_backward([[10, 20]], x, 2, 1), x with 8 in two windows"
    dx = convolution.maxpool2d_backward(
        grid([[10, 20]]), grid([[1, 8, 2], [3, 4, 7]]), 2, 1
    )
    checks.close(dx, grid([[0, 30, 0], [0, 0, 0]]), call=call, show=True)
    call = "maxpool2d_backward([[10], [20]], x, 2, 2) where several are largest"
    x = grid([[1, 6], [6, 6], [-2, -5], [-2, -3]])
    dx = convolution.maxpool2d_backward(grid([[10], [20]]), x, 2, 2)
    checks.close(dx, grid([[0, 10], [0, 0], [20, 0], [0, 0]]), call=call, show=True)


@pytest.mark.public
@pytest.mark.points(3, task="6.5")
def test_im2col_and_col2im_by_hand(convolution):
    """Each window is a row: by height, then width, then channel; and back again."""
    x = np.array([[[[1.0, -1.0], [2.0, -2.0], [3.0, -3.0]], [[4.0, -4.0]] * 3]])
    call = "im2col(x, 1, 2) of two channels"
    expected = [[1, -1, 2, -2], [2, -2, 3, -3], [4, -4, 4, -4], [4, -4, 4, -4]]
    checks.close(convolution.im2col(x, 1, 2), expected, call=call, show=True)
    call = "im2col(x, 2, 2, stride=2, pads=((0, 0), (1, 0))) of one channel"
    small, pads = grid([[1, 2, 3], [4, 5, 6]]), ((0, 0), (1, 0))
    expected = [[0, 1, 0, 4], [2, 3, 5, 6]]
    checks.close(
        convolution.im2col(small, 2, 2, 2, pads), expected, call=call, show=True
    )
    cols = np.array([[1.0, 2.0], [30.0, 40.0], [500.0, 600.0], [7000.0, 8000.0]])
    call = "col2im([[1, 2], [30, 40], [500, 600], [7000, 8000]], (1, 2, 3, 1), 1, 2)"
    expected = grid([[1, 32, 40], [500, 7600, 8000]])
    checks.close(
        convolution.col2im(cols, (1, 2, 3, 1), 1, 2), expected, call=call, show=True
    )


def conv_layer(kernel, stride=1, dilation=1, padding="same", filters=8):
    return {
        "kind": "conv",
        "kernel": kernel,
        "stride": stride,
        "dilation": dilation,
        "padding": padding,
        "filters": filters,
    }


@pytest.mark.public
@pytest.mark.points(2, task="6.6")
def test_receptive_field_of_small_stacks(geometry):
    """Kernels, strides and dilations of the layers before all count."""
    pool = {"kind": "pool", "kernel": 2, "stride": 2}
    stacks = [
        ("no layer", [], 1),
        ("a kernel of 5", [conv_layer(5)], 5),
        ("kernels of 3 and 3", [conv_layer(3), conv_layer(3)], 5),
        ("a kernel of 3 and a pool of 2", [conv_layer(3), pool], 4),
        ("kernel 3, pool 2, kernel 3", [conv_layer(3), pool, conv_layer(3)], 8),
        ("kernel 3 with dilation 4", [conv_layer(3, dilation=4)], 9),
        ("stride 2, stride 3, kernel 3",
         [conv_layer(1, 2), conv_layer(1, 3), conv_layer(3)], 13),
    ]  # fmt: skip
    for name, layers, expected in stacks:
        call = f"receptive_field of {name}"
        checks.close(geometry.receptive_field(layers), expected, call=call, show=True)


@pytest.mark.public
@pytest.mark.points(2, task="6.6", needs="6.1")
def test_parameters_and_multiplications_by_hand(geometry):
    """A convolution has few parameters and many multiplications, a dense layer both."""
    conv = conv_layer(3, padding="valid", filters=5)
    dense, pool = {"kind": "dense", "units": 7}, {"kind": "pool", "kernel": 2}
    pool["stride"] = 2
    # 3 * 3 * 2 * 5 = 90 weights at 4 * 6 places; 4 * 6 * 5 = 120 inputs of the dense.
    cases = [
        ("a convolution", [conv], [95, 2160]),
        ("a dense layer", [dense], [96 * 7 + 7, 96 * 7]),
        ("convolution, dense", [conv, dense], [95 + 847, 2160 + 840]),
        ("convolution, pool, dense", [conv, pool, dense], [95 + 217, 2160 + 210]),
        ("convolution, global pool, dense",
         [conv, {"kind": "global_pool"}, dense], [95 + 42, 2160 + 35]),
        ("convolution, dense, dense", [conv, dense, dense], [998, 3049]),
    ]  # fmt: skip
    for name, layers, expected in cases:
        call = f"params_and_macs of {name}, for images of 6 x 8 x 2"
        found = geometry.params_and_macs(layers, (6, 8, 2))
        checks.close(found, expected, call=call, show=True)


def bank_of(got, call):
    """Check that `got` is a dict with the five filters' names."""
    bank = checks.instance(got, dict, call=call)
    names = ["blur", "laplace", "sharpen", "sobel_x", "sobel_y"]
    got_names = ", ".join(sorted(str(name)[:20] for name in bank)[:6])
    require(sorted(bank) == names, call, f"the keys {', '.join(names)}", got_names)
    return bank


@pytest.mark.public
@pytest.mark.points(2, task="6.7")
def test_filters_of_a_tiny_image(images):
    """Five filters of an image of 2 x 3 pixels, in uint8."""
    img = np.array([[0, 0, 240], [0, 16, 240]], dtype=np.uint8)
    call = "filter_bank([[0, 0, 240], [0, 16, 240]]) in uint8"

    bank = bank_of(images.filter_bank(img), call)

    expected = {
        "sobel_x": [[16, 960, 944], [48, 960, 912]],
        "sobel_y": [[16, 32, 16], [16, 32, 16]],
        "blur": [[1, 62, 181], [3, 66, 183]],
        "sharpen": [[0, -256, 480], [-16, -176, 464]],
        "laplace": [[0, 256, -240], [16, 192, -224]],
    }
    for name, values in expected.items():
        checks.close(bank[name], values, call=f"{name} of {call}", show=True)


def pair_of(got, count, call):
    """Check that `got` is images and labels with their dtypes; return both."""
    is_pair = isinstance(got, tuple | list) and len(got) == 2
    require(is_pair, call, "a pair (images, labels)", "something else")
    types = [str(getattr(part, "dtype", "no dtype")) for part in got]
    read = checks.shaped(got[0], (count, 32, 32, 3), call=f"images of {call}")
    labels = checks.shaped(got[1], (count,), call=f"labels of {call}")
    is_right = types == ["float32", "int64"]
    require(is_right, call, "float32 and int64", " and ".join(types))
    return read, labels


@pytest.mark.public
@pytest.mark.points(3, task="6.8")
def test_two_records_with_marked_pixels(images):
    """Label first, then all red, all green and all blue values, row by row."""
    blank = bytes(3072)
    first = bytearray(bytes([7]) + blank)
    second = bytearray(bytes([3]) + blank)
    first[1 + 2 * 32 + 5] = 255  # red of row 2, column 5
    second[1 + 1024 + 31 * 32] = 51  # green of row 31, column 0
    second[3072] = 204  # blue of the last pixel
    call = "read_cifar10_batch of two records with three bytes that are not 0"

    read, labels = pair_of(images.read_cifar10_batch(bytes(first + second)), 2, call)

    checks.close(labels, [7, 3], call=f"labels of {call}", show=True)
    lit = [tuple(map(int, place)) for place in np.argwhere(read > 0)]
    expected = [(0, 2, 5, 0), (1, 31, 0, 1), (1, 31, 31, 2)]
    checks.same(
        lit, expected, call="(n, row, column, channel) that are not 0", show=True
    )
    checks.close(read[read > 0], [1, 0.2, 0.8], call="values of these", show=True)


def leaves(model):
    """Name the kinds of all layers, those of models inside the model included."""
    for layer in model.layers:
        try:
            yield from leaves(layer)
        except LearnerError:  # it has no `layers`
            yield layer.handle.type_name


def logits_of(model, x, classes, call):
    """Run images through a model, and check the logits' shape."""
    shape = (len(x), classes)
    return checks.shaped(model(x.astype(np.float32)), shape, call=f"{call}(images)")


# Layers after which something linear, or a maximum, is still just that.
PASSIVE = [
    *("MaxPooling2D", "AveragePooling2D", "GlobalMaxPooling2D", "Flatten"),
    *("GlobalAveragePooling2D", "BatchNormalization", "Dropout", "SpatialDropout2D"),
]


def require_activations(keras, model, call):
    """Check a chain of layers; of other networks, their layers do not tell the whole.

    A convolution at the end, in place of a dense layer, needs no activation.
    """
    chain = model.layers if model.handle.type_name == "Sequential" else []
    is_bare = False
    for layer in chain:
        kind = layer.handle.type_name
        if kind in ("Conv2D", "SeparableConv2D", "Dense"):
            got = "none after one of them"
            hint = "What do two convolutions compute, with nothing between them?"
            require(
                not is_bare, call, "an activation after each convolution", got, hint
            )
            is_bare = kind != "Dense" and is_linear(keras, layer)
        elif kind not in PASSIVE:
            is_bare = False


def is_linear(keras, layer):
    """Say whether a layer's activation is Keras's "linear"."""
    try:
        return keras.activations.serialize(layer.activation) == "linear"
    except LearnerError:  # a function of the learner's
        return False


@pytest.mark.public
@pytest.mark.points(3, task="6.9")
def test_network_has_what_it_needs(cnn, submission):
    """Two convolutions, a pooling layer, 60,000 parameters at most, any image size."""
    keras = submission.library("keras")
    for shape, classes in (((24, 24, 3), 10), ((32, 40, 3), 4), ((16, 12, 1), 3)):
        call = f"build_cnn({shape}, {classes})"
        model = checks.model(cnn.build_cnn(shape, classes), call=call)
        logits_of(model, np.zeros((2, *shape)), classes, call)
        params = checks.number(model.count_params(), call=f"{call}.count_params()")
        require(params <= 60_000, call, "60,000 parameters at most", "more")
        kinds = list(leaves(model))
        convolutions = sum("Conv" in kind for kind in kinds)
        require(convolutions >= 2, call, "two or more convolution layers", "fewer")
        pools = sum("Pool" in kind for kind in kinds)
        require(pools >= 1, call, "one or more pooling layers", "none")
        require_activations(keras, model, call)


def bars(rng, count):
    """Draw images of 14 x 12 pixels with a bar: 0 for across, 1 for upright."""
    x = rng.integers(0, 100, size=(count, 14, 12, 1))
    labels = np.arange(count) % 2
    for image, upright, place in zip(
        x, labels, rng.integers(1, 11, count), strict=True
    ):
        image[:, place] += 120 * upright
        image[place] += 120 * (1 - upright)
    return x.astype(np.uint8), labels


def trained_of(got, epochs, call):
    """Check that `got` is (model, history) with a number for each epoch."""
    is_pair = isinstance(got, tuple | list) and len(got) == 2
    require(is_pair, call, "a pair (model, history)", "something else")
    model, history = checks.model(got[0], call=call), got[1]
    history = checks.instance(history, dict, call=f"history of {call}")
    names = ["accuracy", "loss", "val_accuracy", "val_loss"]
    has_all = set(names) <= set(history)
    require(has_all, f"history of {call}", f"the keys {', '.join(names)}", "others")
    for name in names:
        place = f"history[{name!r}] of {call}"
        checks.shaped(history[name], (epochs,), call=place)
    return model, history


@pytest.mark.public
@pytest.mark.points(3, task="6.9")
def test_training_tells_bars_apart(cnn):
    """Six epochs teach across and upright, and the history is that of the model."""
    rng = np.random.default_rng(6)
    train, val, (x_test, y_test) = bars(rng, 384), bars(rng, 384), bars(rng, 100)
    # All labels are wrong on purpose: who learns from them cannot learn.
    val = val[0], 1 - val[1]
    call = "train_cnn(train, val, seed=1, epochs=6)"

    model, history = trained_of(cnn.train_cnn(train, val, 1, epochs=6), 6, call)

    logits = logits_of(model, val[0], 2, "model")
    hits = np.mean(np.argmax(logits, axis=1) == val[1])
    # A few images may lie on the edge.
    same = abs(history["val_accuracy"][-1] - hits) < 0.01
    expected = "the accuracy of the model on val"
    require(same, "val_accuracy of the last epoch", expected, "another number")
    losses = np.logaddexp.reduce(logits, axis=1) - logits[np.arange(384), val[1]]
    # Keras adds up in float32, batch by batch.
    same = np.isclose(history["val_loss"][-1], losses.mean(), rtol=1e-2, atol=1e-3)
    place = "val_loss of the last epoch"
    expected = "the cross-entropy of the model's logits on val"
    require(same, place, expected, "another number")
    share = history["accuracy"][-1]
    got = "another number"
    require(0.5 < share <= 1, "accuracy of the last epoch", "a share above 0.5", got)
    found = np.argmax(logits_of(model, x_test, 2, "model"), axis=1)
    # The reference gets all of them right with each of 20 seeds, sd 0.
    learnt = np.mean(found == y_test) > 0.8
    require(learnt, call, "8 of 10 new bars told right", "fewer")


def study_of(got, depths, call):
    """Check that `got` has a row for each depth, with all its columns."""
    study = checks.instance(got, dict, call=call)
    require(set(study) == set(depths), call, f"the keys {depths}", "other keys")
    columns = {"accuracy", "model", "params", "receptive_field", "seconds"}
    for depth, row in study.items():
        row = checks.instance(row, dict, call=f"row {depth} of {call}")
        expected = f"the keys {', '.join(sorted(columns))}"
        require(columns <= set(row), f"row {depth} of {call}", expected, "others")
    return study


def require_row(row, name, x, y, classes):
    """Check that an accuracy is that of the model beside it; return it anew."""
    model = checks.model(row["model"], call=f"model of {name}")
    logits = logits_of(model, x, classes, f"model of {name}")
    hits = np.mean(np.argmax(logits, axis=1) == y)
    place = f"accuracy of {name}"
    # Two images may lie on the edge.
    same = abs(checks.number(row["accuracy"], call=place) - hits) <= 2 / len(y)
    require(same, place, "that of its model on val", "another number")
    return hits


@pytest.mark.public
@pytest.mark.points(3, task="6.10")
def test_study_of_two_depths(cnn):
    """Each depth has a network of its own, and its row says what is true of it."""
    rng = np.random.default_rng(10)
    train, val = bars(rng, 256), bars(rng, 40)
    # All labels are wrong on purpose: what learns well does badly on these.
    val = val[0], 1 - val[1]
    call, start = "depth_study(train, val, [2, 1], seed=3, epochs=5)", time.time()

    study = study_of(cnn.depth_study(train, val, [2, 1], 3, epochs=5), [1, 2], call)

    elapsed = time.time() - start
    params = [study[depth]["params"] for depth in (1, 2)]
    checks.close(params, [194, 2514], call=f"params of {call}", show=True)
    for depth, count in ((1, 194), (2, 2514)):
        place = f"model.count_params() of depth {depth}"
        model = checks.model(study[depth]["model"], call=f"model of depth {depth}")
        checks.close(model.count_params(), count, call=place, show=True)
        require_row(study[depth], f"depth {depth}", *val, classes=2)
    fields = [study[depth]["receptive_field"] for depth in (1, 2)]
    checks.close(fields, [4, 10], call=f"receptive_field of {call}", show=True)
    times = [checks.number(study[d]["seconds"], call="seconds") for d in (1, 2)]
    # Seconds of both cores are more than those of the clock.
    true = min(times) > 0 and sum(times) <= 8 * elapsed + 1
    require(true, call, "seconds that passed in training", "another number")
    alone = depth_alone(cnn, train, val)
    together = logits_of(study[1]["model"], val[0], 2, "model of depth 1")
    same = np.allclose(alone, together, rtol=1e-2, atol=1e-3)
    call = "depth_study(train, val, [1], seed=3, epochs=5)"
    require(same, call, "the same network as beside another depth", "another one")


def depth_alone(cnn, train, val):
    """Give the logits of a study with one depth only."""
    call = "depth_study(train, val, [1], seed=3, epochs=5)"
    study = study_of(cnn.depth_study(train, val, [1], 3, epochs=5), [1], call)
    return logits_of(
        checks.model(study[1]["model"], call=call), val[0], 2, f"model of {call}"
    )
