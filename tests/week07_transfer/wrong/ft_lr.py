"""FT-LR

task: 7.7
message: A step is ten times as long as it should be: fine-tuning at the head's rate
    destroys what the base knows. Which rate does the docstring ask for?
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
    model.compile(keras.optimizers.Adam(lr_head), loss, metrics=["accuracy"])
    x, y = train
    run = model.fit(x, y, epochs=epochs, validation_data=val, verbose=0)
    return run.history
