"""Networks in Keras: layers put together, and what a model needs to be trained.

Models return logits, one for each class: no softmax at the end. Shapes: `N` samples,
`C` classes. The axis of samples is not part of `input_shape`.
"""

import keras

OPTIMIZERS = ("sgd", "momentum", "rmsprop", "adam")


def build_mlp(
    input_shape: tuple[int, ...],
    hidden: list[int],
    n_classes: int,
    activation: str = "relu",
) -> keras.Model:
    """Build a network of dense layers, as the one of week 2.

    `h = activation(h W + b)` for each hidden layer, then `logits = h W + b`

    Samples with more than one axis, such as images, become rows of numbers first, the
    last axis changing fastest. There is nothing else in the network: no scaling, no
    dropout, no softmax.

    Args:
        input_shape: Shape of one sample, for example `(20,)` or `(28, 28, 1)`.
        hidden: Units of each hidden layer, first layer first; may be empty.
        n_classes: Number of outputs.
        activation: Keras's name for what comes after each hidden layer.

    Returns:
        A model that is not compiled, and takes `(N, *input_shape)` for any N. Its
        weights are float32: `get_weights()` is `[W1, b1, W2, b2, ...]`, with `W` of
        shape `(inputs, units)` and `b` of shape `(units,)`. The first weights are
        Keras's own choice.

    Example:
        >>> model = build_mlp((4,), [5], 3)
        >>> model.count_params(), model.output_shape
        (43, (None, 3))

    Source: Keras guide, "The Sequential model".
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 5.2")


def compile_classifier(
    model: keras.Model, lr: float, optimizer: str = "adam"
) -> keras.Model:
    """Give a classifier a loss, an optimizer and a metric.

    - loss: the mean cross-entropy of logits and labels that are integers,
      `mean_i -log softmax(logits)[i, y[i]]`, in nats;
    - optimizer: "sgd", "momentum" (SGD with momentum 0.9), "rmsprop" or "adam", with
      the learning rate `lr` and Keras's defaults for all else;
    - metric: the share of right answers, called "accuracy".

    Args:
        model: A model that returns logits, shape `(N, C)`.
        lr: The learning rate, > 0.
        optimizer: One of `OPTIMIZERS`.

    Returns:
        The same model, compiled.

    Raises:
        ValueError: If `optimizer` is not one of `OPTIMIZERS`.

    Example:
        >>> model = compile_classifier(build_mlp((4,), [5], 3), lr=0.125)
        >>> type(model.optimizer).__name__, float(model.optimizer.learning_rate)
        ('Adam', 0.125)

    Source: Keras guide, "Training and evaluation with the built-in methods".
    """
    if optimizer not in OPTIMIZERS:
        raise ValueError(
            f"`optimizer` must be one of {OPTIMIZERS}. Received: {optimizer!r}."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 5.3")


def two_input_model(
    img_shape: tuple[int, ...], meta_dim: int, n_classes: int
) -> keras.Model:
    """Build a network with two inputs and a skip connection, by the functional API.

    `v = image as a row of numbers, followed by meta`

    `h = relu(v W1 + b1);  m = relu(h W2 + b2);  logits = (h + m) W3 + b3`

    `h` and `m` have 32 units. The skip connection is the `h +`: what the first layer
    found reaches the last one also without the middle one.

    Args:
        img_shape: Shape of one image, for example `(28, 28)` or `(8, 6, 3)`.
        meta_dim: How many numbers come with each image.
        n_classes: Number of outputs.

    Returns:
        A model that is not compiled, with inputs called "image", shape
        `(N, *img_shape)`, and "meta", shape `(N, meta_dim)`. It is called with a dict:
        `model({"image": images, "meta": meta})`.

    Example:
        >>> model = two_input_model((4, 3), 2, 5)
        >>> model.count_params(), model.output_shape
        (1701, (None, 5))

    Source: Keras guide, "The functional API"; He et al. (2016), "Deep residual learning
    for image recognition".
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 5.8")
