"""FT-HEADOFF

task: 7.7
message: The head stood still. Which layers of the model did you freeze besides
    those of the base?
"""

import keras


def fine_tune(model, base, n_unfreeze, lr_head, train, val, epochs):
    for part in model.layers:
        part.trainable = part is base
    start = len(base.layers) - n_unfreeze
    for i, layer in enumerate(base.layers):
        layer.trainable = i >= start
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = False
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(lr_head / 10), loss, metrics=["accuracy"])
    x, y = train
    run = model.fit(x, y, epochs=epochs, validation_data=val, verbose=0)
    return run.history
