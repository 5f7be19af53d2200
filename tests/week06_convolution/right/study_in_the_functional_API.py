"""study in the functional API

task: 6.10
"""

import time

import keras
from keras import layers


def depth_study(train, val, depths, seed, epochs=6):
    table = dict.fromkeys(depths)
    for depth in table:
        keras.utils.set_random_seed(seed)
        pixels = keras.Input(train[0].shape[1:])
        x, field, step = layers.Rescaling(2 / 255, -1)(pixels), 1, 1
        for _ in range(depth):
            x = layers.ReLU()(layers.Conv2D(16, (3, 3), padding="same")(x))
            x = layers.MaxPool2D((2, 2))(x)
            field, step = field + 2 * step + step, 2 * step
        logits = layers.Dense(int(max(train[1])) + 1)(keras.ops.max(x, axis=(1, 2)))
        model = keras.Model(pixels, logits)
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        model.compile(keras.optimizers.RMSprop(0.003), loss, metrics=["accuracy"])
        begin = time.monotonic()
        model.fit(*train, batch_size=20, epochs=epochs, verbose=0)
        table[depth] = dict(
            seconds=time.monotonic() - begin,
            model=model,
            accuracy=model.evaluate(*val, verbose=0)[1],
            params=sum(int(w.numpy().size) for w in model.trainable_weights),
            receptive_field=field,
        )
    return table
