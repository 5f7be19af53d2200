"""FT-ZERO

task: 7.7
message: With n_unfreeze = 0 the whole base learns. What is base.layers[-0:]?
"""

import keras


def fine_tune(model, base, n_unfreeze, lr_head, train, val, epochs):
    base.trainable = True
    for layer in base.layers:
        layer.trainable = False
    for layer in base.layers[-n_unfreeze:]:
        if not isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = True
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(lr_head / 10), loss, metrics=["accuracy"])
    x, y = train
    run = model.fit(x, y, epochs=epochs, validation_data=val, verbose=0)
    return run.history
