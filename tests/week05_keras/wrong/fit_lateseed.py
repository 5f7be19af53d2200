"""FIT-LATESEED

task: 5.5
message: Two runs with the same seed differ, though a seed is set. What was drawn
    before that line?
"""

import keras


def fit_digits(train, val, seed):
    shape = train[0].shape[1:]
    model = keras.Sequential(
        [
            keras.Input(shape),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(10),
        ]
    )
    compile_classifier(model, lr=0.002)
    keras.utils.set_random_seed(seed)
    history = model.fit(*train, validation_data=val, epochs=3, batch_size=32, verbose=0)
    return model, history.history
