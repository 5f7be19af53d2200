"""FIT-BOTH

task: 5.5
message: The model knows what only the validation part shows: those images were
    trained on. Which rows does fit get?
"""

import keras
import numpy as np


def fit_digits(train, val, seed):
    keras.utils.set_random_seed(seed)
    shape = train[0].shape[1:]
    both = [np.concatenate(pair) for pair in zip(train, val, strict=True)]
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
    history = model.fit(*both, validation_data=val, epochs=10, batch_size=32, verbose=0)
    return model, history.history
