"""FIT-SCALE

task: 5.5
message: The first loss is far above 2.3. From where to where do the pixels go?
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
    history = model.fit(*train, validation_data=val, epochs=3, batch_size=32, verbose=0)
    return model, history.history
