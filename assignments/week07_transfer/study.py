"""Does it pay to start from a trained network? Three ways to learn from few images.

Images are `(N, H, W, 3)`, uint8 in [0, 255], and labels `(N,)`, integer in `[0,
classes)`. Models take pixels as they come, 0 to 255, and return logits.
"""

import keras
import numpy as np
from keras import layers

LabelledImages = tuple[np.ndarray, np.ndarray]

ARMS = ("scratch", "frozen", "fine_tuned")


def build_backbone(input_shape: tuple[int, int, int]) -> keras.Model:
    """Build a small network with a residual block and without a head, with new weights.

    Args:
        input_shape: `(H, W, 3)`, both sizes from 4 on.

    Returns:
        A base that turns images into maps, `(N, H // 4, W // 4, 32)`. It scales the
        pixels itself.
    """
    photos = keras.Input(input_shape)
    x = layers.Rescaling(1 / 127.5, offset=-1)(photos)
    for number, channels in enumerate((16, 32), start=1):
        x = layers.ReLU()(_convolve(x, channels, number))
        x = layers.MaxPooling2D()(x)
    return keras.Model(photos, layers.ReLU()(layers.Add()([x, _convolve(x, 32, 3)])))


def _convolve(x, channels: int, number: int):
    conv = layers.Conv2D(
        channels, 3, padding="same", use_bias=False, name=f"conv{number}"
    )
    return layers.BatchNormalization(momentum=0.9, name=f"norm{number}")(conv(x))


def train_for(
    model: keras.Model, rate: float, train: LabelledImages, epochs: int
) -> list[float]:
    """Compile a model with Adam, and go through `train` in batches of 32.

    Args:
        model: Gives logits.
        rate: Adam's learning rate.
        train: `(images, labels)`.
        epochs: How often.

    Returns:
        The mean cross-entropy of each epoch, while it trained.
    """
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(rate), loss)
    history = model.fit(*train, batch_size=32, epochs=epochs, verbose=0)
    return history.history["loss"]


def transfer_study(
    source_weights: list[np.ndarray],
    train: LabelledImages,
    test: LabelledImages,
    seed: int,
    epochs: int = 20,
) -> dict[str, dict]:
    """Train three networks that differ in where they start and in what may change.

    Each arm has a network of its own: `build_backbone`, the mean of its maps over all
    places, Dropout(0.2), and a dense layer for the logits, with the first weights and
    biases that Keras gives it. There are as many classes as the largest label in
    `train` says: `max + 1`.

    - "scratch": all of it is new, and all of it learns.
    - "frozen": the backbone gets `source_weights`, and only the dense layer learns.
    - "fine_tuned": like "frozen" for the first `epochs // 2` epochs. Then the backbone
      learns as well, all but its BatchNormalization layers, and everything that learns
      does so with a tenth of the rate, for the epochs that are left.

    A frozen BatchNormalization works as at inference. For the rest, all arms are alike:
    `keras.utils.set_random_seed(seed)` before the network is built; training as by
    `train_for`, with a rate of 0.01; all of `train`, and nothing else, for `epochs`
    epochs, and the model as it is after the last of them. So the first half of
    "fine_tuned" goes exactly like that of "frozen". `test` is looked at once, for the
    accuracy of the model that is returned.

    Args:
        source_weights: What `get_weights()` gives for a trained `build_backbone`.
        train: `(images, labels)` to learn from.
        test: `(images, labels)` to measure on.
        seed: Decides the first weights, the order of images, and the dropout.
        epochs: How often each arm goes through `train`, >= 2.

    Returns:
        A dict from each name in `ARMS` to a dict: "model", trained, whose
        `get_weights()` gives the arrays of the backbone and then the dense layer's;
        "accuracy" on `test`, of this model; "loss", a list with the mean
        cross-entropy in training for each epoch.

    Source: Yosinski, Clune, Bengio and Lipson (2014), "How transferable are features in
    deep neural networks?"
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 7.9")


def top_k_accuracy(logits: np.ndarray, y: np.ndarray, k: int) -> float:
    """Say how often the right class is among the `k` with the highest logits.

    Of classes with equal logits, the one with the lower number comes first.

    Args:
        logits: Shape `(N, C)`.
        y: Labels, shape `(N,)`, integer in [0, C).
        k: From 1 to C.

    Returns:
        A share of the images, from 0 to 1.

    Example:
        >>> logits = np.array([[0.0, 3.0, 2.0], [5.0, 4.0, 4.0]])
        >>> [top_k_accuracy(logits, np.array([2, 2]), k) for k in (1, 2, 3)]
        [0.0, 0.5, 1.0]

    Source: Russakovsky and others (2015), "ImageNet large scale visual recognition
    challenge", section 4.1.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 7.10")
