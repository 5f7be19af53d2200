"""FT-ALL

task: 7.7
message: Early layers have changed that should stay frozen. Which layers does
    n_unfreeze count?
"""

import keras


def fine_tune(model, base, n_unfreeze, lr_head, train, val, epochs):
    base.trainable = True
    len(base.layers) - n_unfreeze
    for _i, layer in enumerate(base.layers):
        layer.trainable = True
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = False
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(lr_head / 10), loss, metrics=["accuracy"])
    x, y = train
    run = model.fit(x, y, epochs=epochs, validation_data=val, verbose=0)
    return run.history
