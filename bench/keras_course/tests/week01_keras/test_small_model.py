"""Tests of the small model. Each docstring is a line that learners read."""

import numpy as np
import pytest

from grader import checks


@pytest.fixture
def week(submission):
    """The learner's module."""
    return submission.load("small_model")


# 1.1 A classifier


@pytest.mark.points(20, task="1.1")
def test_model_has_the_layers_asked_for(week):
    """The model has a hidden layer of 16 units and one output for each class."""
    model = week.build_model(6, 3)

    call = "build_model(6, 3)"
    checks.close(len(model.layers), 2, call=f"{call}, number of layers")
    parameters = 16 * (6 + 1) + 3 * (16 + 1)
    checks.close(model.count_params(), parameters, call=f"{call}.count_params()")


@pytest.mark.points(40, task="1.1")
def test_model_computes_probabilities(week, rng):
    """With weights set, the model gives softmax(relu(X W1 + b1) W2 + b2)."""
    X = rng.normal(size=(64, 6)).astype("float32")
    shapes = [(6, 16), (16,), (16, 3), (3,)]
    weights = [rng.normal(size=shape).astype("float32") for shape in shapes]
    W1, b1, W2, b2 = weights
    exps = np.exp(np.maximum(X @ W1 + b1, 0) @ W2 + b2)
    model = week.build_model(6, 3)

    model.set_weights(weights)
    probabilities = model(X)

    # float32 keeps about seven digits; sums of 16 products and exp lose two of them.
    want = exps / exps.sum(axis=1, keepdims=True)
    checks.close(probabilities, want, call="model(X)", atol=1e-4)


# 1.2 A layer of your own


@pytest.mark.points(20, task="1.2")
def test_scale_multiplies_each_feature(week, rng):
    """A new layer changes nothing; with its weights set, it scales each feature."""
    x = rng.normal(size=(5, 4)).astype("float32")
    layer = week.Scale()

    first = layer(x)
    weights = np.array([1.0, -2.0, 0.5, 3.0], dtype="float32")
    layer.set_weights([weights])
    second = layer(x)

    checks.close(first, x, call="Scale()(x)")
    checks.close(second, x * weights, call="Scale()(x) with weights [1, -2, 0.5, 3]")


# 1.3 A loss of your own


@pytest.mark.points(20, task="1.3")
def test_huber_is_quadratic_near_and_linear_far(week):
    """The loss has its two pieces in the right places."""
    y_true = np.zeros((3, 2), dtype="float32")
    y_pred = np.array([[0.5, -0.5], [3.0, -2.0], [1.0, 0.0]], dtype="float32")

    losses = week.huber(y_true, y_pred)

    call = "huber(zeros, [[0.5, -0.5], [3, -2], [1, 0]])"
    checks.close(losses, [0.125, 2.0, 0.25], call=call)
