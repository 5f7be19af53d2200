"""thaw then freeze

task: 7.7
"""

import keras


def fine_tune(model, base, n_unfreeze, lr_head, train, val, epochs):
    base.trainable = True
    for layer in base.layers[: len(base.layers) - n_unfreeze]:
        layer.trainable = False
    for layer in base.layers:
        if "BatchNormalization" in type(layer).__name__:
            layer.trainable = False
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.1 * lr_head),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=[keras.metrics.SparseCategoricalAccuracy(name="accuracy")],
    )
    images, labels = train
    run = model.fit(images, labels, 32, epochs, verbose=0, validation_data=tuple(val))
    return {name: [float(v) for v in values] for name, values in run.history.items()}
