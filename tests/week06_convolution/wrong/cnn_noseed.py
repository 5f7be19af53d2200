"""CNN-NOSEED

task: 6.9
message: The same seed gave another model. What decides the first weights, and is it
    set before they are made?
"""

import keras


def train_cnn(train, val, seed, epochs=8):
    images, labels = train
    model = build_cnn(images.shape[1:], int(labels.max()) + 1)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.003), loss, metrics=["accuracy"])
    history = model.fit(
        images, labels, epochs=epochs, validation_data=val, verbose=0
    ).history
    return model, history
