"""FIT-OUTSIDE

task: 5.5
message: The images are scaled for training, but whoever uses the model passes raw
    pixels. Where does scaling belong?
"""

import keras


def fit_digits(train, val, seed):
    keras.utils.set_random_seed(seed)
    shape = train[0].shape[1:]
    model = keras.Sequential(
        [
            keras.Input(shape),
            keras.layers.Flatten(),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(10),
        ]
    )
    compile_classifier(model, lr=0.002)
    history = model.fit(
        train[0] / 255.0,
        train[1],
        validation_data=(val[0] / 255.0, val[1]),
        epochs=10,
        batch_size=32,
        verbose=0,
    )
    return model, history.history
