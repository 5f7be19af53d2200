"""KB-SOFTMAX

task: 5.2
message: The numbers of each row sum to 1: these are probabilities. What does the
    docstring ask for?
"""

import keras


def build_mlp(input_shape, hidden, n_classes, activation="relu"):
    model = keras.Sequential([keras.Input(input_shape), keras.layers.Flatten()])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation=activation))
    model.add(keras.layers.Dense(n_classes, activation="softmax"))
    return model
