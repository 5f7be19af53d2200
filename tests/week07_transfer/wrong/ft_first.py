"""FT-FIRST

task: 7.7
message: The layers next to the pixels learn, and the last ones do not. Which end of
    base.layers should thaw?
"""

import keras


def fine_tune(model, base, n_unfreeze, lr_head, train, val, epochs):
    base.trainable = True
    len(base.layers) - n_unfreeze
    for i, layer in enumerate(base.layers):
        layer.trainable = i < n_unfreeze
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = False
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(lr_head / 10), loss, metrics=["accuracy"])
    x, y = train
    run = model.fit(x, y, epochs=epochs, validation_data=val, verbose=0)
    return run.history
