"""Convolutional networks in Keras: build one, train it, and compare depths.

Images are `(N, H, W, C)`, uint8 in [0, 255], and labels `(N,)`, integer in `[0,
n_classes)`. Models take pixels as they come, 0 to 255, and return logits.
"""

import time

import keras
import numpy as np

Labelled = tuple[np.ndarray, np.ndarray]


def build_cnn(input_shape: tuple[int, int, int], n_classes: int) -> keras.Model:
    """Build a convolutional network for images of one size.

    - Two or more convolution layers, one or more pooling layers, an activation after
      each convolution, and at most 60,000 parameters.
    - Logits come out, shape `(N, n_classes)`: no softmax.
    - The model itself scales the pixels. With its first weights, its cross-entropy on
      images is near `log(n_classes)`, below three times that, for any `seed`.
    - `model(images)` gives an image the same logits at every call, and whatever other
      images are in the batch.

    Args:
        input_shape: `(H, W, C)`, with `H` and `W` from 12 to 48, and `C` 1 or 3.
        n_classes: Number of classes, 2 to 20.

    Returns:
        The model, not trained. It need not be compiled.

    Example:
        >>> model = build_cnn((24, 24, 3), 10)
        >>> tuple(model(np.zeros((5, 24, 24, 3))).shape), model.count_params() <= 60_000
        ((5, 10), True)

    Source: Chollet, "Deep Learning with Python" (2021), chapters 8 and 9.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.9")


def train_cnn(
    train: Labelled, val: Labelled, seed: int, epochs: int = 8
) -> tuple[keras.Model, dict]:
    """Build a network with `build_cnn`, and train it.

    `keras.utils.set_random_seed(seed)` comes first, so that the same arguments give the
    same model. All of `train`, and nothing else, is what it learns from; `val` is only
    measured, after each epoch. There are as many classes as the largest label in
    `train` says: `max + 1`.

    Args:
        train: `(images, labels)` to learn from.
        val: `(images, labels)` to measure on.
        seed: Decides the first weights and the order of the images.
        epochs: How often to go through `train`, >= 1.

    Returns:
        `(model, history)`: the model with its weights after the last epoch, and a dict
        of lists with a number for each epoch: "loss" and "accuracy" on `train`,
        "val_loss" and "val_accuracy" on `val`. Losses are mean cross-entropies.

    Example:
        >>> images, labels = np.zeros((8, 16, 16, 1), np.uint8), np.arange(8) % 2
        >>> data = images, labels
        >>> model, history = train_cnn(data, data, seed=0, epochs=2)
        >>> sorted(history), len(history["loss"])
        (['accuracy', 'loss', 'val_accuracy', 'val_loss'], 2)

    Source: Chollet, "Deep Learning with Python" (2021), chapters 7 and 8.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.9")


def depth_study(
    train: Labelled, val: Labelled, depths: list[int], seed: int, epochs: int = 6
) -> dict[int, dict]:
    """Train networks that differ in their depth alone, and measure them.

    A network of depth `d` is: pixels scaled to [-1, 1]; `d` blocks; the maximum of each
    channel over all that is left of height and width; a dense layer for the logits. A
    block is a 3 x 3 convolution with 16 filters, padding "same" and ReLU, and a 2 x 2
    max pooling after it. There are as many classes as the largest label in `train`
    says.

    Each network starts from new weights, and `keras.utils.set_random_seed(seed)` comes
    before it is built, so that its results do not depend on the other depths. All learn
    from all of `train`, for the same number of epochs, with the same optimizer.

    Args:
        train: `(images, labels)` to learn from.
        val: `(images, labels)` to measure on.
        depths: Numbers of blocks, each >= 1; no two are equal.
        seed: Decides the first weights and the order of the images.
        epochs: How often each network goes through `train`, >= 1.

    Returns:
        A dict from each depth to a dict: "model", trained; "accuracy" on `val`, of this
        model as it is returned; "params", how many parameters it has;
        "receptive_field", of an output of the last block, in pixels, as in task 6.6;
        "seconds" that its training took, more than 0.

    Example:
        >>> data = np.zeros((8, 16, 16, 1), np.uint8), np.arange(8) % 2
        >>> study = depth_study(data, data, [1, 2], seed=0, epochs=1)
        >>> [(d, row["params"], row["receptive_field"]) for d, row in study.items()]
        [(1, 194, 4), (2, 2514, 10)]

    Source: Simonyan and Zisserman (2015), "Very deep convolutional networks for
    large-scale image recognition".
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.10")
