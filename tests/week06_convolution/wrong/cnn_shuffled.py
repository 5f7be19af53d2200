"""CNN-SHUFFLED

task: 6.9
message: The network has learnt nothing. Does each image still have its own label
    when it goes into fit?
"""

import keras
import numpy as np


def train_cnn(train, val, seed, epochs=8):
    keras.utils.set_random_seed(seed)
    images, labels = train
    labels = np.random.default_rng(seed).permutation(labels)
    model = build_cnn(images.shape[1:], int(labels.max()) + 1)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.003), loss, metrics=["accuracy"])
    history = model.fit(
        images, labels, epochs=epochs, validation_data=val, verbose=0
    ).history
    return model, history
