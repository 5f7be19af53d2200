"""FT-ONESTEP

task: 7.7
message: All images make one batch. How many steps does that leave for an epoch of
    64 images, and how many do batches of 32?
"""

import keras


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
    run = model.fit(
        x, y, batch_size=len(x), epochs=epochs, validation_data=val, verbose=0
    )
    return run.history
