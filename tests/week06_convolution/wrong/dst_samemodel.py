"""DST-SAMEMODEL

task: 6.10
message: All depths report the same number of parameters. At which line is a new
    network made, and with which depth?
"""

import time

import keras
import numpy as np


def network(shape, n_classes, depth):
    layers = [keras.Input(shape), keras.layers.Rescaling(1 / 127.5, offset=-1)]
    for _ in range(depth):
        layers += [
            keras.layers.Conv2D(16, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(),
        ]
    layers += [keras.layers.GlobalMaxPooling2D(), keras.layers.Dense(n_classes)]
    model = keras.Sequential(layers)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.003), loss)
    return model


def depth_study(train, val, depths, seed, epochs=6):
    study = {}
    keras.utils.set_random_seed(seed)
    model = network(train[0].shape[1:], int(train[1].max()) + 1, depths[0])
    for depth in depths:
        start = time.time()
        model.fit(*train, epochs=epochs, verbose=0)
        seconds = time.time() - start
        x, y = val
        predicted = model.predict(x, verbose=0).argmax(axis=1)
        study[depth] = {
            "model": model,
            "accuracy": float(np.mean(predicted == y)),
            "params": model.count_params(),
            "receptive_field": 3 * 2**depth - 2,
            "seconds": seconds,
        }
    return study
