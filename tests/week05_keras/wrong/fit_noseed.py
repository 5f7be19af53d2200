"""FIT-NOSEED

task: 5.5
message: Two runs with the same seed differ. What does keras.utils.set_random_seed
    do, and when?
"""

import keras


def fit_digits(train, val, seed):
    shape = train[0].shape[1:]
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
    history = model.fit(
        *train, validation_data=val, epochs=10, batch_size=32, verbose=0
    )
    return model, history.history
