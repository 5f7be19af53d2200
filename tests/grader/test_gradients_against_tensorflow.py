"""The reference of week 3 agrees with TensorFlow's autodiff and Keras's optimizers."""

import importlib
import os
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

SOLUTION = Path(__file__).parents[2] / "solutions" / "week03_backpropagation"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tf():
    os.environ |= {"CUDA_VISIBLE_DEVICES": "-1", "TF_CPP_MIN_LOG_LEVEL": "3"}
    os.environ |= {"TF_ENABLE_ONEDNN_OPTS": "0"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # TensorFlow's own imports warn
        return pytest.importorskip(
            "tensorflow",
            reason="TensorFlow is not installed; it is the judge here",
            exc_type=ImportError,
        )


@pytest.fixture(scope="module")
def reference():
    """The modules of the week, imported as learners' tests import theirs."""
    names = ("backprop", "training")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SOLUTION)
        modules = [importlib.import_module(name) for name in names]
        yield dict(zip(names, modules, strict=True))
        for name in names:
            del sys.modules[name]


@pytest.fixture
def backprop(reference):
    return reference["backprop"]


@pytest.fixture
def rng():
    return np.random.default_rng(3)


def gradients(tf, f, *arrays):
    """Differentiate `f` by each of the arrays, in float64."""
    variables = [tf.Variable(array) for array in arrays]
    with tf.GradientTape() as tape:
        result = f(*variables)
    return [g.numpy() for g in tape.gradient(result, variables)]


def agree(got, expected):
    """Compare arrays; both sides are float64, so only the order of sums differs."""
    for a, b in zip(got, expected, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-9, atol=1e-12)


def test_dense(tf, backprop, rng):
    x, W, b = rng.normal(size=(4, 3)), rng.normal(size=(3, 5)), rng.normal(size=5)
    dout = rng.normal(size=(4, 5))

    expected = gradients(tf, lambda x, W, b: tf.reduce_sum(dout * (x @ W + b)), x, W, b)

    agree(backprop.dense_backward(dout, x, W), expected)


@pytest.mark.parametrize("kind", ["relu", "leaky_relu", "sigmoid", "tanh"])
def test_activation(tf, backprop, rng, kind):
    z, dout = rng.normal(size=(3, 4)) * 3, rng.normal(size=(3, 4))
    z[0, 0] = 0.0  # at the corner our conventions are TensorFlow's

    expected = gradients(tf, lambda z: tf.reduce_sum(dout * activate(tf, z, kind)), z)

    agree([backprop.activation_backward(dout, z, kind)], expected)


def test_softmax_cross_entropy(tf, backprop, rng):
    z, y = rng.normal(size=(6, 4)) * 5, rng.integers(4, size=6)

    expected = gradients(tf, lambda z: cross_entropy(tf, z, y), z)

    agree([backprop.softmax_ce_backward(z, y)], expected)


@pytest.mark.parametrize("kind", ["relu", "leaky_relu", "sigmoid", "tanh"])
@pytest.mark.parametrize("sizes", [[3, 4], [3, 6, 4], [3, 5, 6, 4]])
def test_whole_network(tf, backprop, rng, kind, sizes):
    params = [
        {"W": rng.normal(size=(i, o)), "b": rng.normal(size=o)}
        for i, o in zip(sizes, sizes[1:], strict=False)
    ]
    x, y = rng.normal(size=(7, 3)), rng.integers(4, size=7)
    arrays = [layer[name] for layer in params for name in ("W", "b")]

    def network_loss(*arrays):
        out = x
        for place in range(0, len(arrays), 2):
            out = activate(tf, out, kind) if place else out
            out = out @ arrays[place] + arrays[place + 1]
        return cross_entropy(tf, out, y)

    loss, grads = backprop.loss_and_gradients(x, y, params, kind)

    got = [layer[name] for layer in grads for name in ("W", "b")]
    agree(got, gradients(tf, network_loss, *arrays))
    assert loss == pytest.approx(float(network_loss(*arrays)), rel=1e-9)


OPTIMIZERS = {
    "SGD": ("SGD", {}, {}),
    "momentum": ("SGD", {"momentum": 0.9}, {"momentum": 0.9}),
    "Nesterov": ("SGD", {"momentum": 0.9, "nesterov": True},
                 {"momentum": 0.9, "nesterov": True}),
    "RMSprop": ("RMSprop", {}, {"rho": 0.9, "epsilon": 1e-8}),
    "Adam": ("Adam", {}, {"epsilon": 1e-8}),
}  # fmt: skip


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizers(tf, reference, rng, name):
    kind, ours, theirs = OPTIMIZERS[name]
    params = [{"W": rng.normal(size=(3, 2)), "b": rng.normal(size=2)}]
    variables = [tf.Variable(array) for array in params[0].values()]
    optimizer = getattr(reference["training"], kind)(params, 0.01, **ours)
    keras = getattr(tf.keras.optimizers, kind)(0.01, **theirs)

    for _ in range(10):
        # Of size 1/2 to 3/2, so that it hardly matters where eps is added.
        grads = [
            rng.uniform(0.5, 1.5, v.shape) * rng.choice([-1, 1]) for v in variables
        ]
        optimizer.step([dict(zip(params[0], grads, strict=True))])
        keras.apply_gradients(
            zip([tf.constant(g) for g in grads], variables, strict=True)
        )

    for array, variable in zip(params[0].values(), variables, strict=True):
        # Keras keeps the learning rate in float32.
        np.testing.assert_allclose(array, variable.numpy(), rtol=1e-6, atol=1e-6)


def activate(tf, z, kind):
    if kind == "leaky_relu":
        return tf.where(z > 0, z, 0.01 * z)  # tf.nn's keeps its slope in float32
    return getattr(tf.nn, kind)(z)


def cross_entropy(tf, logits, y):
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits)
    return tf.reduce_mean(losses)
