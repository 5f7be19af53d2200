"""FIT-LABELS

task: 5.5
message: The model guesses. Does each image still have its own label when it reaches
    fit?
"""

import keras
import numpy as np


def fit_digits(train, val, seed):
    keras.utils.set_random_seed(seed)
    shape = train[0].shape[1:]
    order = np.random.permutation(len(train[0]))
    train = train[0][order], train[1]
    model = keras.Sequential(
        [
            keras.Input(shape),
            keras.layers.Rescaling(1 / 255.0),
            keras.layers.Flatten(),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(10),
        ]
    )
    compile_classifier(model, lr=0.002)
    history = model.fit(*train, validation_data=val, epochs=4, batch_size=32, verbose=0)
    return model, history.history
