"""FIT-PROBS

task: 5.5
message: The rows sum to 1: the model returns probabilities, and softmax is applied
    twice. What does the docstring ask for?
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
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    compile_classifier(model, lr=0.002)
    history = model.fit(*train, validation_data=val, epochs=3, batch_size=32, verbose=0)
    return model, history.history
