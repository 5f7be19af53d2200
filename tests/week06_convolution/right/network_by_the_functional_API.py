"""network by the functional API

task: 6.9
"""

import keras
import numpy as np
from keras import layers


def build_cnn(input_shape, n_classes):
    pixels = keras.Input(shape=input_shape)
    x = layers.Rescaling(1 / 255)(pixels)
    for filters in (12, 24, 32):
        x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
        x = layers.BatchNormalization(momentum=0.8)(x)
        x = layers.ReLU()(x)
        if filters < 32:
            x = layers.AveragePooling2D(2)(x)
    x = layers.GlobalMaxPooling2D()(x)
    return keras.Model(pixels, layers.Dense(n_classes)(x))


def train_cnn(train, val, seed, epochs=8):
    keras.utils.set_random_seed(seed)
    model = build_cnn(train[0].shape[1:], len(np.unique(train[1])))
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile("adam", loss, metrics=["accuracy"])
    model.optimizer.learning_rate = 0.003
    run = model.fit(
        train[0].astype("float32"), train[1], 32, epochs, verbose=0, validation_data=val
    )
    return [model, {name: list(map(float, v)) for name, v in run.history.items()}]
