"""tuned epoch by epoch

task: 7.7
"""

import keras
import tensorflow as tf


def fine_tune(model, base, n_unfreeze, lr_head, train, val, epochs):
    base.trainable = True
    learn = {id(layer) for layer in base.layers[len(base.layers) - n_unfreeze :]}
    learn -= {
        id(layer)
        for layer in base.layers
        if isinstance(layer, keras.layers.BatchNormalization)
    }
    for layer in base.layers:
        layer.trainable = id(layer) in learn
    model.compile(
        keras.optimizers.Adam(lr_head / 10),
        keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    data = tf.data.Dataset.from_tensor_slices(tuple(train))
    data = data.shuffle(len(train[1]), seed=1).batch(32)
    curves = {}
    for _ in range(epochs):
        run = model.fit(data, validation_data=val, shuffle=False, verbose=0)
        for name, values in run.history.items():
            curves.setdefault(name, []).extend(values)
    return curves
