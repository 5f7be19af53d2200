"""KB-FIRST

task: 5.2
message: Some hidden layers are missing, or there is one too many. For which lists
    in `hidden` does your code work?
"""

import keras


def build_mlp(input_shape, hidden, n_classes, activation="relu"):
    return keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden[0], activation=activation),
            keras.layers.Dense(n_classes),
        ]
    )
