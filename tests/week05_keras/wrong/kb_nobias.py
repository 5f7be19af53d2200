"""KB-NOBIAS

task: 5.2
message: Parameters are missing, one for each unit. What is added to h W?
"""

import keras


def build_mlp(input_shape, hidden, n_classes, activation="relu"):
    model = keras.Sequential([keras.Input(input_shape), keras.layers.Flatten()])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation=activation, use_bias=False))
    model.add(keras.layers.Dense(n_classes))
    return model
