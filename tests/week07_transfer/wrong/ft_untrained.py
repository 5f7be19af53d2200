"""FT-UNTRAINED

task: 7.7
message: Nothing in the model has changed. Which line trains it?
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
    a, b = (model.evaluate(*d, verbose=0) for d in ((x, y), val))
    names = ["loss", "accuracy", "val_loss", "val_accuracy"]
    return {k: [v] * epochs for k, v in zip(names, [*a, *b], strict=True)}
