"""Training in Keras: data in batches, a metric, a classifier, a comparison.

Shapes: `N` samples, `C` classes, images `(N, height, width)`. Labels are integers in
[0, C). Models return logits. No function changes its inputs.
"""

from collections.abc import Callable

import keras
import numpy as np
import tensorflow as tf
from keras import ops
from models import OPTIMIZERS, build_mlp, compile_classifier

Labelled = tuple[np.ndarray, np.ndarray]

# A learning rate for each optimizer, for `compare_optimizers`.
LEARNING_RATES = {"sgd": 0.1, "momentum": 0.02, "rmsprop": 0.001, "adam": 0.002}


def make_dataset(
    X: np.ndarray, y: np.ndarray, batch_size: int, training: bool, seed: int
) -> tf.data.Dataset:
    """Serve samples and labels in batches, shuffled if they are for training.

    - Each pass over the dataset, an epoch, has every sample once, with its own label.
      All batches have `batch_size` samples; the last one has those that are left.
    - For training, samples are shuffled anew in each epoch, all of them: any sample may
      come up at any place. `seed` decides how: two datasets that are made with the same
      seed have the same first epoch, the same second epoch, and so on.
    - Otherwise samples come in their own order, in every epoch.
    - The next batch is prepared while the model works on one: `prefetch`.

    Args:
        X: Samples, shape `(N, ...)`.
        y: Their labels, shape `(N,)`.
        batch_size: Samples in a batch, >= 1.
        training: Whether to shuffle.
        seed: For the order of the samples.

    Returns:
        A dataset of pairs `(samples, labels)`, tensors with the dtypes of `X` and `y`.

    Example:
        >>> data = make_dataset(np.arange(5) * 10, np.arange(5), 2, False, seed=0)
        >>> [labels.numpy().tolist() for samples, labels in data]
        [[0, 1], [2, 3], [4]]

    Source: TensorFlow guide, "tf.data: Build TensorFlow input pipelines".
    """
    # BEGIN SOLUTION 5.4
    data = tf.data.Dataset.from_tensor_slices((X, y))
    if training:
        data = data.shuffle(len(X), seed=seed)
    return data.batch(batch_size).prefetch(tf.data.AUTOTUNE)
    # END SOLUTION 5.4


def fit_digits(
    train: Labelled, val: Labelled, seed: int
) -> tuple[keras.Model, dict[str, list[float]]]:
    """Train a classifier for small grey images of ten classes: digits or clothes.

    Network, optimizer, batch size and number of epochs are up to you; a network of
    dense layers and a dozen epochs are enough. A thousand images should take no more
    than a few seconds. You may use your own functions of tasks 5.2 to 5.4.

    - The model takes images as they are, pixels from 0 to 255. Scaling is part of it.
    - Weights are trained on `train` alone. `val` is looked at after each epoch.
    - The same arguments give the same model, to the last bit: call
      `keras.utils.set_random_seed(seed)` before anything random happens.

    Args:
        train: `(X, y)`: images, shape `(N, height, width)`, uint8, and their classes,
            shape `(N,)`, integer in [0, 10).
        val: The same, for validation.
        seed: For everything random.

    Returns:
        `(model, history)`: the trained model, which returns logits of shape `(N, 10)`,
        and a dict of four lists with one number for each epoch: "loss", "accuracy",
        "val_loss" and "val_accuracy". The losses are mean cross-entropies in nats,
        without penalties of regularizers; "loss" begins below 3.5 (a network that says
        nothing has ln 10 = 2.3) and falls. The last "val_loss" and "val_accuracy" are
        those of the model that is returned.

    Source: Chollet, "Deep Learning with Python" (2021), chapter 2.
    """
    # BEGIN SOLUTION 5.5
    keras.utils.set_random_seed(seed)
    shape = train[0].shape[1:]
    scale = [keras.Input(shape), keras.layers.Rescaling(1 / 255)]
    model = keras.Sequential([*scale, build_mlp(shape, [64], 10)])
    compile_classifier(model, lr=0.002)
    history = model.fit(
        make_dataset(*train, 32, training=True, seed=seed),
        validation_data=make_dataset(*val, 256, training=False, seed=seed),
        epochs=10,
        shuffle=False,  # the dataset does it
        verbose=0,
    )
    return model, history.history
    # END SOLUTION 5.5


class MacroF1(keras.metrics.Metric):
    """The mean of the classes' F1 scores, over all batches since the last reset.

    `f1[c] = 2 * hits[c] / (samples of class c + predictions of class c)`, or 0 if that
    is 0 / 0;  `macro F1 = mean_c f1[c]`, over all `n_classes` classes

    `hits[c]` is the number of samples of class c that were predicted as c. Predicted is
    the class with the highest logit.

    Args:
        n_classes: Number of classes, C.
        name: What Keras calls the metric.

    Call arguments of `update_state`:
        y_true: Labels, shape `(N,)` or `(N, 1)`, integer in [0, C); their dtype may be
            a float's.
        y_pred: Logits, shape `(N, C)`.
        sample_weight: Is not used; Keras passes it.

    `result()` returns a tensor of shape `()`, and `reset_state()` forgets all batches;
    Keras calls it before each epoch. Keras also compiles `update_state`: in it, use
    `keras.ops` or TensorFlow, and no NumPy.

    Example:
        >>> metric = MacroF1(2)
        >>> metric.update_state(np.array([0, 1]), np.array([[2.0, 1.0], [5.0, 0.0]]))
        >>> metric.update_state(np.array([1, 1]), np.array([[0.0, 1.0], [0.0, 3.0]]))
        >>> round(float(metric.result()), 4)  # the mean of 2/3 and 4/5
        0.7333

    Source: Keras guide, "Training and evaluation with the built-in methods", section
    on custom metrics.
    """

    def __init__(self, n_classes: int, name: str = "macro_f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.n_classes = n_classes
        # BEGIN SOLUTION 5.6
        self.hits = self.add_variable((n_classes,), initializer="zeros")
        self.actual = self.add_variable((n_classes,), initializer="zeros")
        self.predicted = self.add_variable((n_classes,), initializer="zeros")
        # END SOLUTION 5.6

    def update_state(self, y_true, y_pred, sample_weight=None) -> None:
        # BEGIN SOLUTION 5.6
        labels = ops.cast(ops.reshape(y_true, (-1,)), "int32")
        actual = ops.one_hot(labels, self.n_classes)  # (N, C)
        predicted = ops.one_hot(ops.argmax(y_pred, axis=-1), self.n_classes)
        self.hits.assign_add(ops.sum(actual * predicted, axis=0))
        self.actual.assign_add(ops.sum(actual, axis=0))
        self.predicted.assign_add(ops.sum(predicted, axis=0))
        # END SOLUTION 5.6

    def result(self):
        # BEGIN SOLUTION 5.6
        total = self.actual + self.predicted
        # Where the total is 0 there are no hits either, and 0 / 1 is the 0 asked for.
        return ops.mean(2 * self.hits / ops.maximum(total, 1))
        # END SOLUTION 5.6


def compare_optimizers(
    build: Callable[[], keras.Model],
    train: Labelled,
    val: Labelled,
    names: list[str],
    epochs: int,
    seed: int,
) -> dict[str, dict]:
    """Train the same network with several optimizers, from the same start.

    Before each optimizer, seed with `keras.utils.set_random_seed(seed)` and build a
    model: all then start from the same weights and see the same batches. What one of
    them reaches does not depend on which others are tried, nor in which order.

    Train in batches of 32, shuffled, with the learning rates of `LEARNING_RATES`.

    Args:
        build: Makes a model with fresh random weights that is not compiled, takes `X`
            and returns logits.
        train: `(X, y)`: samples, shape `(N, ...)`, and labels, shape `(N,)`.
        val: The same, for validation. It is never trained on.
        names: Optimizers, of those that `compile_classifier` knows.
        epochs: How many epochs each of them gets, >= 1.
        seed: For everything random.

    Returns:
        For each name a dict: "model", the trained model; "val_loss", a list of
        `epochs + 1` numbers, the mean cross-entropy on `val` before training and after
        each epoch; and three numbers for the trained model on `val`: "accuracy", "top2"
        (the share of samples whose class has one of the two highest logits) and
        "macro_f1".

    Raises:
        ValueError: If a name is not one of `OPTIMIZERS`.

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 8.5.4.
    """
    if not set(names) <= set(OPTIMIZERS):
        raise ValueError(f"`names` must be of {OPTIMIZERS}. Received: {names}.")
    # BEGIN SOLUTION 5.9
    X_val, y_val = val
    results = {}
    for name in names:
        keras.utils.set_random_seed(seed)
        model = compile_classifier(build(), LEARNING_RATES[name], name)
        at_start = model.evaluate(X_val, y_val, verbose=0, return_dict=True)["loss"]
        history = model.fit(
            *train, epochs=epochs, batch_size=32, validation_data=val, verbose=0
        )
        logits = np.asarray(model(X_val))
        results[name] = {
            "model": model,
            "val_loss": [at_start, *history.history["val_loss"]],
            "accuracy": float(np.mean(logits.argmax(axis=1) == y_val)),
            "top2": _score(keras.metrics.SparseTopKCategoricalAccuracy(2), val, logits),
            "macro_f1": _score(MacroF1(logits.shape[1]), val, logits),
        }
    return results


def _score(metric: keras.metrics.Metric, val: tuple, logits: np.ndarray) -> float:
    metric.update_state(val[1], logits)
    return float(metric.result())
    # END SOLUTION 5.9
