"""FT-NOCOMPILE

task: 7.7
message: No base weight moved, although layers are trainable. When does a model find
    out what is to be trained?
"""

import keras


def fine_tune(model, base, n_unfreeze, lr_head, train, val, epochs):
    base.trainable = True
    start = len(base.layers) - n_unfreeze
    for i, layer in enumerate(base.layers):
        layer.trainable = i >= start
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = False
    model.optimizer.learning_rate = lr_head / 10
    x, y = train
    run = model.fit(x, y, epochs=epochs, validation_data=val, verbose=0)
    return run.history
