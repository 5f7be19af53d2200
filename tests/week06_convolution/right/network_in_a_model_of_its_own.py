"""network in a model of its own

task: 6.9
"""

import keras
import numpy as np
import tensorflow as tf


def build_cnn(input_shape, n_classes):
    body = keras.Sequential()
    body.add(keras.layers.Conv2D(16, 5, activation="relu", padding="same"))
    body.add(keras.layers.MaxPool2D(3, strides=2))
    body.add(keras.layers.Conv2D(32, 3, activation="relu", padding="same"))
    body.add(keras.layers.MaxPool2D())
    body.add(keras.layers.Conv2D(32, 3, activation="relu", padding="same"))
    body.add(keras.layers.GlobalMaxPool2D())
    scale = keras.layers.Rescaling(1 / 128, offset=-1)
    head = keras.layers.Dense(n_classes)
    return keras.Sequential([keras.Input(input_shape), scale, body, head])


def train_cnn(train, val, seed, epochs=8):
    keras.utils.set_random_seed(seed)
    (x, y), (x_val, y_val) = train, val
    n_classes = int(np.max(y) + 1)
    model = build_cnn(x.shape[1:], n_classes)
    model.compile(
        keras.optimizers.Adam(2e-3),
        keras.losses.CategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    order = np.random.default_rng(seed).permutation(len(x))
    data = tf.data.Dataset.from_tensor_slices((x[order], np.eye(n_classes)[y[order]]))
    data = data.shuffle(len(x), seed=seed).batch(32)
    held = tf.data.Dataset.from_tensor_slices((x_val, np.eye(n_classes)[y_val])).batch(
        64
    )
    history = model.fit(data, validation_data=held, epochs=epochs, verbose=0)
    return model, history.history
