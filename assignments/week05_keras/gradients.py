"""What Keras does in each training step, by hand: gradients from a tape.

TensorFlow writes operations on a tape while it computes them, and can then go through
them backwards. NumPy's functions leave nothing on the tape. Shapes: `N` samples, `C`
classes.
"""

from collections.abc import Callable

import keras
import numpy as np
import tensorflow as tf


def tape_gradient(
    f: Callable[[tf.Tensor], tf.Tensor], x: np.ndarray
) -> tuple[tf.Tensor, tf.Tensor]:
    """Differentiate a function twice with `tf.GradientTape`.

    With `s(x)` the sum of all entries of `f(x)`:

    `first[i] = ds / dx[i];  second[i] = d^2 s / dx[i]^2`

    `second` is the diagonal of the matrix of all second derivatives. If `f` works entry
    by entry, as `tf.sin` does, these are its derivatives at each entry of `x`.

    Args:
        f: Takes a tensor of the shape of `x` and dtype float64, and returns one of any
            shape and the same dtype. It consists of TensorFlow's operations, and can be
            called more than once.
        x: Where to differentiate, any shape, float64.

    Returns:
        `(first, second)`: two tensors of the shape of `x`, float64. Where `f` does not
        depend on `x`, or only linearly, derivatives are 0 (never None).

    Example:
        >>> first, second = tape_gradient(tf.square, np.array([1.0, -3.0]))
        >>> first.numpy(), second.numpy()
        (array([ 2., -6.]), array([2., 2.]))

    Source: TensorFlow guide, "Advanced automatic differentiation".
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 5.1")


def train_step(
    model: keras.Model, optimizer: keras.optimizers.Optimizer, x, y
) -> tuple[tf.Tensor, list[tf.Tensor]]:
    """Do one training step, as `model.fit` does it for each batch.

    `loss = mean_i -log softmax(model(x))[i, y[i]] + sum(model.losses)`

    The gradient of this loss goes to the optimizer, which moves the weights. The model
    is called once, and in training mode: Dropout drops, BatchNormalization uses the
    batch and updates its moving statistics. `model.losses` are the penalties of layers
    with a regularizer, each a number; there may be none.

    Args:
        model: A model that returns logits, shape `(N, C)`. It need not be compiled.
        optimizer: One of Keras's optimizers; the same one is passed to every step.
        x: A batch of samples, as the model takes them: an array, or a dict of arrays.
        y: Their classes, shape `(N,)`, integer in [0, C).

    Returns:
        `(loss, grads)`: the loss before the step, a tensor of shape `()`, float32, and
        its gradient with respect to each trainable weight, in the order of
        `model.trainable_variables`.

    Example:
        >>> model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(2)])
        >>> model.set_weights([np.zeros((1, 2)), np.zeros(2)])
        >>> sgd = keras.optimizers.SGD(learning_rate=1.0)
        >>> loss, grads = train_step(model, sgd, np.ones((1, 1)), np.array([0]))
        >>> round(float(loss), 4), [g.numpy().tolist() for g in grads]
        (0.6931, [[[-0.5, 0.5]], [-0.5, 0.5]])
        >>> model.get_weights()[1]
        array([ 0.5, -0.5], dtype=float32)

    Source: Keras guide, "Writing a training loop from scratch in TensorFlow".
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 5.7")
