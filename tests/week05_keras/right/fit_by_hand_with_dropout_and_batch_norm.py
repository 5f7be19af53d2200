"""fit by hand with dropout and batch norm

task: 5.5
"""

import keras
import numpy as np
import tensorflow as tf


def fit_digits(train, val, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.layers.Rescaling(1 / 255.0),
            keras.layers.Flatten(),
            keras.layers.Dense(128),
            keras.layers.BatchNormalization(),
            keras.layers.ReLU(),
            keras.layers.Dropout(0.2),
            keras.layers.Dense(10),
        ]
    )
    model(train[0][:1])
    optimizer = keras.optimizers.Adam(0.003)
    loss_of = keras.losses.SparseCategoricalCrossentropy(from_logits=True)

    @tf.function
    def step(X, y):
        with tf.GradientTape() as tape:
            logits = model(X, training=True)
            loss = loss_of(y, logits)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply(grads, model.trainable_variables)
        return loss, logits

    rng = np.random.default_rng(seed)
    history = {key: [] for key in ("loss", "accuracy", "val_loss", "val_accuracy")}
    for _ in range(12):
        order, losses, right = rng.permutation(len(train[0])), [], []
        for start in range(0, len(order), 32):
            rows = order[start : start + 32]
            loss, logits = step(
                tf.constant(train[0][rows]), tf.constant(train[1][rows])
            )
            losses.append(float(loss))
            right += list(logits.numpy().argmax(1) == train[1][rows])
        logits = model(val[0])
        history["loss"].append(np.mean(losses))
        history["accuracy"].append(np.mean(right))
        history["val_loss"].append(float(loss_of(val[1], logits)))
        history["val_accuracy"].append(np.mean(logits.numpy().argmax(1) == val[1]))
    return model, history
