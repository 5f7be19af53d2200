"""CNN-VALTRAIN

task: 6.9
message: Other images in val gave another model. Which images does the network learn
    from?
"""

import keras
import numpy as np


def train_cnn(train, val, seed, epochs=8):
    keras.utils.set_random_seed(seed)
    images, labels = train
    images = np.concatenate([images, val[0]])
    labels = np.concatenate([labels, val[1]])
    model = build_cnn(images.shape[1:], int(labels.max()) + 1)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.003), loss, metrics=["accuracy"])
    history = model.fit(
        images, labels, epochs=epochs, validation_data=val, verbose=0
    ).history
    return model, history
