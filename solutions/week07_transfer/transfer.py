"""Transfer learning with Keras: load, freeze, extract, fine-tune.

A base is a network without its last layers, trained before on many images. It turns
images `(N, H, W, C)` into maps `(N, H', W', K)`: `K` numbers for each of `H'` x `W'`
places. Labels are `(N,)`, integer. Models return logits.
"""

import keras
import numpy as np
from keras import ops

Labelled = tuple[np.ndarray, np.ndarray]


def load_weights_by_name(
    model: keras.Model, npz: dict[str, np.ndarray]
) -> dict[str, list[str]]:
    """Copy arrays into the weights of a model that have their names, where they fit.

    The name of a weight is `f"{layer.name}/{weight.name}"`, for each layer of
    `model.layers` and each weight of `layer.weights`: "conv1/kernel", "norm1/gamma".
    An array is copied if its shape is the weight's. All other weights keep their
    values, and arrays that no weight is named after are left out.

    Args:
        model: The model, with no other model inside it.
        npz: Arrays by name, in any order, of any float dtype.

    Returns:
        Three lists of weights' names, in any order: "loaded", which were copied;
        "missing", of which `npz` has no array; "mismatch", whose array has another
        shape. Each weight of the model is in one of them.

    Example:
        >>> model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])
        >>> model.layers[0].name = "top"
        >>> load_weights_by_name(model, {"top/bias": np.ones(3)})
        {'loaded': ['top/bias'], 'missing': ['top/kernel'], 'mismatch': []}

    Source: Keras, "Model.load_weights", argument `by_name`.
    """
    # BEGIN SOLUTION 7.4
    report = {"loaded": [], "missing": [], "mismatch": []}
    for layer in model.layers:
        for weight in layer.weights:
            name = f"{layer.name}/{weight.name}"
            if name not in npz:
                report["missing"].append(name)
            elif np.shape(npz[name]) != tuple(weight.shape):
                report["mismatch"].append(name)
            else:
                weight.assign(npz[name])
                report["loaded"].append(name)
    return report
    # END SOLUTION 7.4


def add_head(base: keras.Model, n_classes: int, dropout: float = 0.2) -> keras.Model:
    """Put a new classifier on a base, and freeze the base.

    The head is the mean of the maps over all places, a dropout, and one dense layer for
    the logits. Only that dense layer can be trained.

    The base is frozen with all of its layers. So in training no bit of it changes, not
    even the moving averages of a BatchNormalization, which works as at inference.

    Args:
        base: The base, which the model uses as it is: no copy of it.
        n_classes: Number of classes.
        dropout: Rate of the dropout, in [0, 1).

    Returns:
        The model, for images like the base's. It need not be compiled.

    Example:
        >>> maps = [keras.Input((8, 8, 3)), keras.layers.Conv2D(4, 3)]
        >>> model = add_head(keras.Sequential(maps), 5)
        >>> [tuple(weight.shape) for weight in model.trainable_weights]
        [(4, 5), (5,)]

    Source: Keras guide, "Transfer learning and fine-tuning".
    """
    # BEGIN SOLUTION 7.5
    base.trainable = False
    images = keras.Input(base.input_shape[1:])
    features = keras.layers.GlobalAveragePooling2D()(base(images))
    kept = keras.layers.Dropout(dropout)(features)
    return keras.Model(images, keras.layers.Dense(n_classes)(kept))
    # END SOLUTION 7.5


def extract_features(base: keras.Model, X: np.ndarray, batch_size: int) -> np.ndarray:
    """Run images through a base once, and keep the mean of each map.

    `features[n, k] = mean over all places of base(X)[n, :, :, k]`, at inference

    Maps need much memory: the base gets `batch_size` images at a time. The last batch
    may be smaller.

    Args:
        base: The base.
        X: Images, shape `(N, H, W, C)`.
        batch_size: Images for one call of the base, >= 1.

    Returns:
        Shape `(N, K)`, float32; row n belongs to image n.

    Example:
        >>> base = keras.Sequential([keras.Input((2, 2, 1)), keras.layers.ReLU()])
        >>> extract_features(base, np.arange(12.0).reshape(3, 2, 2, 1), 2)
        array([[1.5],
               [5.5],
               [9.5]], dtype=float32)

    Source: Chollet, "Deep Learning with Python" (2021), section 8.3.1.
    """
    # BEGIN SOLUTION 7.6
    features = []
    for start in range(0, len(X), batch_size):
        maps = base(X[start : start + batch_size], training=False)
        features.append(ops.mean(maps, axis=(1, 2)))
    return np.concatenate(features)
    # END SOLUTION 7.6


def fine_tune(
    model: keras.Model,
    base: keras.Model,
    n_unfreeze: int,
    lr_head: float,
    train: Labelled,
    val: Labelled,
    epochs: int,
) -> dict[str, list[float]]:
    """Go on training a model whose head is trained, and some layers of its base too.

    - Of `base.layers`, the last `n_unfreeze` learn, but no BatchNormalization among
      them; all others are frozen. The head goes on learning.
    - Adam with a tenth of `lr_head`, on all of `train` and nothing else, in batches of
      32 in random order; `val` is only measured, after each epoch.

    Args:
        model: A base with a head, compiled, the head trained; its weights are changed
            here.
        base: The base inside it, frozen.
        n_unfreeze: From 0 to `len(base.layers)`.
        lr_head: The learning rate with which the head was trained, > 0.
        train: `(images, labels)` to learn from.
        val: `(images, labels)` to measure on.
        epochs: How often to go through `train`, >= 1.

    Returns:
        The history: a dict of lists with a number for each epoch: "loss" and "accuracy"
        on `train` while it learns, "val_loss" and "val_accuracy" on `val`. Losses are
        mean cross-entropies of the logits.

    Source: Keras guide, "Transfer learning and fine-tuning"; Chollet, "Deep Learning
    with Python" (2021), section 8.3.2.
    """
    # BEGIN SOLUTION 7.7
    base.trainable = True
    frozen = len(base.layers) - n_unfreeze
    for place, layer in enumerate(base.layers):
        is_norm = isinstance(layer, keras.layers.BatchNormalization)
        layer.trainable = place >= frozen and not is_norm
    # What is trainable counts at the moment of compiling.
    model.compile(
        optimizer=keras.optimizers.Adam(lr_head / 10),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    history = model.fit(*train, epochs=epochs, validation_data=val, verbose=0)
    return history.history
    # END SOLUTION 7.7
