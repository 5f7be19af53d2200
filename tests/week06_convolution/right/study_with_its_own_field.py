"""study with its own field

task: 6.10
"""

import time

import keras
import numpy as np
from geometry import receptive_field


def depth_study(train, val, depths, seed, epochs=6):
    shape, count = train[0].shape[1:], int(np.max(train[1])) + 1
    return {d: measured(shape, count, train, val, d, seed, epochs) for d in depths}


def measured(shape, count, train, val, depth, seed, epochs):
    conv = {"kind": "conv", "kernel": 3, "stride": 1, "dilation": 1, "padding": "same"}
    pool = {"kind": "pool", "kernel": 2, "stride": 2}
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.Input(shape), keras.layers.Rescaling(1 / 127.5, -1)]
    )
    for _ in range(depth):
        model.add(keras.layers.Conv2D(16, 3, padding="same", activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.GlobalMaxPooling2D())
    model.add(keras.layers.Dense(count))
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.005), loss)
    start = time.process_time()
    model.fit(*train, batch_size=50, epochs=epochs, verbose=0)
    stop = time.process_time()
    right = np.asarray(model(val[0])).argmax(1) == val[1]
    return {
        "seconds": stop - start,
        "model": model,
        "accuracy": right.mean(),
        "params": np.int64(model.count_params()),
        "receptive_field": receptive_field([{"filters": 16, **conv}, pool] * depth),
    }
