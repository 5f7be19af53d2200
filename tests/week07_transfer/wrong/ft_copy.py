"""FT-COPY

task: 7.7
message: The model that was given is as it was before: a copy has learnt. Which
    object should you train?
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
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    copy.compile(keras.optimizers.Adam(lr_head / 10), loss, metrics=["accuracy"])
    run = copy.fit(x, y, epochs=epochs, validation_data=val, verbose=0)
    return run.history
