"""The public tests of this week. Each docstring says what must hold."""

import numpy as np
import pytest

from grader import checks
from grader.checks import require

# Keras computes in float32: sums of some products lose one or two of its seven digits.
RTOL, ATOL = 1e-4, 2e-5


@pytest.fixture
def models(submission):
    return submission.load("models")


@pytest.fixture
def gradients(submission):
    return submission.load("gradients")


@pytest.fixture
def training(submission):
    return submission.load("training")


@pytest.fixture
def keras(submission):
    return submission.library("keras")


@pytest.fixture
def tf(submission):
    return submission.library("tensorflow")


def close32(got, want, *, call, show=False, rtol=RTOL, atol=ATOL):
    """Check that numbers in float32 agree.

    They are rounded, so that a mistake shows the same numbers on every computer.
    """
    array = checks.shaped(got, np.shape(want), call=call)
    rounded = np.round(array, 5)
    checks.close(rounded, want, call=call, show=show, rtol=rtol, atol=atol)


def len_of(value):
    return len(value) if isinstance(value, list | tuple) else -1


def derivatives(gradients, f, x, call):
    """Call tape_gradient, and check that it returns two arrays of numbers."""
    pair = gradients.tape_gradient(f, x)
    require(len_of(pair) == 2, call, "a pair (first, second)", "something else")
    for name, value in zip(("first", "second"), pair, strict=True):
        require(value is not None, call, f"{name}: a tensor", f"{name}: None")
        double = getattr(value, "dtype", None) == np.float64
        require(double, call, f"{name}: dtype float64", f"{name}: another dtype")
    return pair


@pytest.mark.public
@pytest.mark.points(3, task="5.1")
def test_derivatives_of_simple_functions(gradients, tf):
    """A square, a constant and a sum have the derivatives that you know."""
    x = np.array([1.0, -3.0, 0.5])
    cases = {
        "square": (tf.square, [2, -6, 1], [2, 2, 2]),
        "ones_like": (tf.ones_like, [0, 0, 0], [0, 0, 0]),
        "reduce_sum": (tf.reduce_sum, [1, 1, 1], [0, 0, 0]),
    }
    for name, (f, slopes, bends) in cases.items():
        call = f"tape_gradient(tf.{name}, [1, -3, 0.5])"
        first, second = derivatives(gradients, f, x, call)
        checks.close(first, slopes, call=f"first of {call}", show=True)
        checks.close(second, bends, call=f"second of {call}", show=True)


@pytest.mark.public
@pytest.mark.points(4, task="5.2")
def test_mlp_of_two_layers(models):
    """With four weights given, the logits are those that you can work out on paper."""
    call = "build_mlp((2,), [2], 2)"
    weights = [[[1, -1], [2, 0]], [0, 1], [[1, 2], [0, -1]], [0.5, 0]]

    model = checks.model(models.build_mlp((2,), [2], 2), call=call)

    checks.same(model.count_params(), 12, call=f"{call}.count_params()", show=True)
    model.set_weights([np.array(w, dtype=np.float32) for w in weights])
    x = np.array([[1, 1], [-1, 0]], dtype=np.float32)
    close32(model(x), [[3.5, 6], [0.5, -2]], call=f"{call}(x)", show=True)


def linear_model(keras, W):
    """Build a model that returns `x W`: no learner's code is in it."""
    inputs, classes = np.shape(W)
    layer = keras.layers.Dense(classes)
    model = keras.Sequential([keras.Input((inputs,)), layer])
    model.set_weights([np.array(W, dtype=np.float32), np.zeros(classes, np.float32)])
    return model


def evaluated(model, X, y, call):
    """Evaluate a compiled model, and return its loss and its accuracy."""
    found = model.evaluate(X, y, verbose=0, return_dict=True)
    found = checks.instance(found, dict, call=f"{call}.evaluate(X, y)")
    missing = "no metric called accuracy"
    require("accuracy" in found, call, "loss and accuracy", missing)
    return found["loss"], found["accuracy"]


@pytest.mark.public
@pytest.mark.points(3, task="5.3")
def test_compiled_loss_of_two_samples(models, keras):
    """Loss and accuracy of two samples are those that you can work out on paper."""
    call = "compile_classifier(model, 0.1)"
    model = linear_model(keras, np.eye(2))
    X = np.array([[np.log(3), 0], [0, np.log(3)]], dtype=np.float32)

    compiled = checks.model(models.compile_classifier(model, 0.1), call=call)

    logits = checks.shaped(compiled(X), (2, 2), call=f"{call}(X)")
    got = "probabilities" if np.allclose(logits.sum(axis=1), 1) else "other logits"
    same = np.allclose(logits, X)
    require(same, call, "the model that was passed, with its weights", got)
    loss, accuracy = evaluated(compiled, X, np.array([0, 0]), call)
    # The probabilities of class 0 are 3/4 and 1/4.
    want = -(np.log(0.75) + np.log(0.25)) / 2
    close32(loss, want, call=f"loss of {call}", show=True)
    checks.close(accuracy, 0.5, call=f"accuracy of {call}", show=True)


def batches_of(dataset, call):
    """Go through a dataset once, and return a list of (samples, labels)."""
    checks.opaque(dataset, "a tf.data.Dataset", call=call)
    batches = list(iter(dataset))  # list(dataset) asks for a length; some have none
    is_pairs = all(len_of(pair) == 2 for pair in batches) and batches
    require(is_pairs, call, "batches (samples, labels)", "something else")
    return batches


def epoch_of(dataset, call):
    """Go through a dataset once, and return all samples and all labels."""
    batches = batches_of(dataset, call)
    samples, labels = zip(*batches, strict=True)
    return np.concatenate(samples), np.concatenate(labels)


@pytest.mark.public
@pytest.mark.points(2, task="5.4")
def test_dataset_for_evaluation(training):
    """Without training, samples come in their own order, none is lost."""
    call = "make_dataset([0, 10, ..., 60], [0, 1, ..., 6], 3, False, seed=0)"
    X, y = np.arange(7) * 10, np.arange(7)
    dataset = training.make_dataset(X, y, 3, False, 0)
    for epoch in ("first", "second"):
        where = f"{epoch} epoch of {call}"
        sizes = [len(labels) for _, labels in batches_of(dataset, where)]
        checks.same(sizes, [3, 3, 1], call=f"sizes in the {where}", show=True)
        samples, labels = epoch_of(dataset, where)
        own = labels.tolist() == [0, 1, 2, 3, 4, 5, 6]
        require(own, where, "labels in their own order", "another order")
        own = samples.tolist() == [0, 10, 20, 30, 40, 50, 60]
        require(own, where, "samples as they are, in their own order", "others")


@pytest.mark.public
@pytest.mark.points(2, task="5.4")
def test_dataset_for_training(training):
    """In training, each sample comes once an epoch, with its label."""
    call = "make_dataset(10 * y, y, 8, True, seed=0) with y = [0, 1, ..., 77]"
    y = np.arange(78)

    dataset = training.make_dataset(10 * y, y, 8, True, 0)

    sizes = sorted(len(labels) for _, labels in batches_of(dataset, call))
    checks.same(sizes, [6] + 9 * [8], call=f"sorted sizes of {call}", show=True)
    samples, labels = epoch_of(dataset, call)
    once = sorted(labels.tolist()) == list(range(78))
    require(once, call, "each sample once", "samples that are missing or come twice")
    aligned = np.array_equal(samples, 10 * labels)
    require(aligned, call, "each sample with its own label", "other labels")
    mixed = not np.array_equal(labels, y)  # the chance of that is 1e-115
    require(mixed, call, "samples in a random order", "the order that they came in")


CURVES = ("loss", "accuracy", "val_loss", "val_accuracy")


def fitted(training, train, val, seed, call):
    """Run a learner's fit_digits, and check what it returns."""
    pair = training.fit_digits(train, val, seed)
    require(len_of(pair) == 2, call, "a pair (model, history)", "something else")
    model, history = checks.model(pair[0], call=call), pair[1]
    history = checks.instance(history, dict, call=f"history of {call}")
    complete = set(CURVES) <= set(history)
    require(complete, call, f"the keys {', '.join(CURVES)}", "a key is missing")
    lengths = {len_of(history[key]) for key in CURVES}
    even = len(lengths) == 1 and min(lengths) >= 1
    require(even, call, "four lists of one length", "something else")
    curves = {key: np.asarray(history[key], dtype=float) for key in CURVES}
    return model, curves


def logits_of(model, X, call):
    """Have a model look at images, and check that logits come back."""
    logits = checks.shaped(model(X), (len(X), 10), call=f"model(X) of {call}")
    sums = logits.sum(axis=1)
    is_probability = np.all(logits >= 0) and np.allclose(sums, 1, atol=1e-3)
    hint = "What makes the numbers of a row sum to 1?"
    require(not is_probability, call, "logits", "probabilities", hint)
    return logits


def pictures(count):
    """Make tiny images: class c has a bright square at a place of its own."""
    y = np.arange(count) * 7 % 10
    X = np.full((count, 6, 5), 20, dtype=np.uint8)
    X[np.arange(count), y % 5, y // 5 * 3] = 255
    X[np.arange(count), y % 5 + 1, y // 5 * 3] = 200 + np.arange(count) % 50
    return X, y


@pytest.mark.public
@pytest.mark.points(3, task="5.5", needs=("5.2", "5.3", "5.4"))
def test_fit_on_tiny_images(training):
    """A model comes back that returns logits, with the four curves of its training."""
    call = "fit_digits(train, val, seed=1) on images of 6 x 5 pixels"
    X, y = pictures(120)

    model, curves = fitted(training, (X[:90], y[:90]), (X[90:], y[90:]), 1, call)

    logits_of(model, X[90:], call)
    first = curves["loss"][0]
    # A network that says nothing has ln 10 = 2.3.
    got = f"a first loss of {first:.1f}"
    checks.holds(
        first < 3.5, call=call, expected="a first loss near 2.3 or below", got=got,
        hint="From where to where do the pixels go?", value="first loss",
    )  # fmt: skip
    falls = curves["loss"][-1] < first
    require(falls, call, "a training loss that falls", "one that does not")


@pytest.mark.public
@pytest.mark.points(3, task="5.6")
def test_f1_of_two_batches(training):
    """Two batches count like one; after a reset, both are forgotten."""
    call = "MacroF1(3)"
    first = np.array([[2, 1, 0], [5, 0, -1], [0, 3, 1]], dtype=np.float32)
    second = np.array([[0, 1, 0], [0, 1, 4]], dtype=np.float32)
    metric = training.MacroF1(3)

    metric.update_state(np.array([0, 1, 1]), first)
    metric.update_state(np.array([1, 2]), second)

    # F1 of the classes: 2/3, 4/5 and 1.
    want = (2 / 3 + 4 / 5 + 1) / 3
    close32(metric.result(), want, call=f"{call} of 5 samples", show=True)
    metric.reset_state()
    metric.update_state(np.array([1, 2]), second)
    call = f"{call} of 2 samples, after a reset"
    close32(metric.result(), 2 / 3, call=call, show=True)


def stepped_once(gradients, model, optimizer, X, y, call):
    """Do a learner's step, and check that a loss and gradients come back."""
    pair = gradients.train_step(model, optimizer, X, y)
    require(len_of(pair) == 2, call, "a pair (loss, grads)", "something else")
    grads = pair[1]
    require(len_of(grads) >= 0, call, "grads: a list", "something else")
    known = all(grad is not None for grad in grads)
    require(known, call, "gradients of all trainable weights", "None among them")
    return checks.number(pair[0], call=f"loss of {call}"), list(grads)


@pytest.mark.public
@pytest.mark.points(3, task="5.7")
def test_step_of_a_linear_model(gradients, keras):
    """From weights 0, loss, gradients and new weights can be worked out on paper."""
    call = "train_step(model, SGD(0.5), [[1], [3]], [0, 1])"
    model = linear_model(keras, np.zeros((1, 2)))
    X, y = np.array([[1.0], [3.0]], dtype=np.float32), np.array([0, 1])

    sgd = keras.optimizers.SGD(learning_rate=0.5)
    loss, grads = stepped_once(gradients, model, sgd, X, y, call)

    close32(loss, np.log(2), call=f"loss of {call}", show=True)
    checks.same(len(grads), 2, call=f"number of gradients of {call}", show=True)
    close32(grads[0], [[0.5, -0.5]], call=f"grads[0] of {call}", show=True)
    close32(grads[1], [0, 0], call=f"grads[1] of {call}", show=True)
    moved = model.get_weights()[0]
    call = f"weights after {call}"
    close32(moved, [[-0.25, 0.25]], call=call, show=True)


@pytest.mark.public
@pytest.mark.points(2, task="5.8")
def test_two_inputs_have_their_names(models):
    """The model takes a dict of images and numbers, and has the parameters it must."""
    call = "two_input_model((4, 3), 2, 5)"
    model = checks.model(models.two_input_model((4, 3), 2, 5), call=call)
    image, meta = np.ones((6, 4, 3), np.float32), np.ones((6, 2), np.float32)

    logits = model({"image": image, "meta": meta})

    checks.shaped(logits, (6, 5), call=f"{call}(inputs)")
    checks.same(model.count_params(), 1701, call=f"{call}.count_params()", show=True)
    other = checks.shaped(
        model({"image": image, "meta": -3 * meta}), (6, 5), call=f"{call}(inputs)"
    )
    differs = not np.allclose(other, logits)
    require(differs, call, "other logits for another meta", "the same logits")


def compared(training, build, parts, names, epochs, seed, call):
    """Run a learner's comparison, and check the keys of what it returns."""
    found = training.compare_optimizers(build, *parts, names, epochs, seed)
    found = checks.instance(found, dict, call=call)
    require(set(found) == set(names), call, "one result for each name", "others")
    wanted = {"model", "val_loss", "accuracy", "top2", "macro_f1"}
    for name in names:
        result = checks.instance(found[name], dict, call=f'{call}["{name}"]')
        complete = wanted <= set(result)
        require(complete, call, f"the keys {', '.join(sorted(wanted))}", "fewer")
        checks.model(result["model"], call=f'"model" of {call}')
        length = len_of(result["val_loss"])
        require(length == epochs + 1, call, "epochs + 1 validation losses", f"{length}")
    return found


@pytest.mark.public
@pytest.mark.points(2, task="5.9", needs="5.3")
def test_comparison_of_two_optimizers(training, keras, traceless):
    """Two optimizers start from the same validation loss, and both learn."""
    call = 'compare_optimizers(build, train, val, ["sgd", "adam"], epochs=2, seed=0)'
    X, y = np.tile(np.eye(3, dtype=np.float32), (32, 1)), np.tile(np.arange(3), 32)

    def build():
        return keras.Sequential([keras.Input((3,)), keras.layers.Dense(3)])

    parts = (X, y), (X[:9], y[:9])
    found = compared(training, build, parts, ["sgd", "adam"], 2, 0, call)

    losses = {name: found[name]["val_loss"] for name in ("sgd", "adam")}
    same = np.isclose(losses["sgd"][0], losses["adam"][0])
    warm = np.isclose(losses["sgd"][-1], losses["adam"][0])
    got = "the first one's last loss" if warm else "another loss for each optimizer"
    require(same, call, "the same loss before training", got)
    falls = all(values[-1] < values[0] for values in losses.values())
    require(falls, call, "losses that fall", "one that does not")
