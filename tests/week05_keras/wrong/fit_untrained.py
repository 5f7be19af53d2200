"""FIT-UNTRAINED

task: 5.5
message: The curves are not those of the model that comes back. Which object was
    trained, and which one do you return?
"""

import keras


def fit_digits(train, val, seed):
    keras.utils.set_random_seed(seed)
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
    history = model.fit(*train, validation_data=val, epochs=3, batch_size=32, verbose=0)
    return keras.models.clone_model(model), history.history
