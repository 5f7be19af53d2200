"""DST-NOTRAIN

task: 6.10
message: No network was better than a guess. For how many epochs did each of them go
    through train?
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
    for depth in depths:
        keras.utils.set_random_seed(seed)
        model = network(train[0].shape[1:], int(train[1].max()) + 1, depth)
        start = time.time()
        model.fit(*train, epochs=1, steps_per_epoch=1, verbose=0)
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
