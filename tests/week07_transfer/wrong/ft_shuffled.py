"""FT-SHUFFLED

task: 7.7
message: The model learns labels that do not belong to its images. Where do images
    and labels lose each other?
"""

import keras
import numpy as np


def fine_tune(model, base, n_unfreeze, lr_head, train, val, epochs):
    base.trainable = True
    start = len(base.layers) - n_unfreeze
    for i, layer in enumerate(base.layers):
        layer.trainable = i >= start
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = False
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(lr_head / 10), loss, metrics=["accuracy"])
    x, y = train
    y = np.random.default_rng(0).permutation(y)
    run = model.fit(x, y, epochs=epochs, validation_data=val, verbose=0)
    return run.history
