"""KB-OUTACT

task: 5.2
message: Logits may be negative. What comes after the last layer?
"""

import keras


def build_mlp(input_shape, hidden, n_classes, activation="relu"):
    model = keras.Sequential([keras.Input(input_shape), keras.layers.Flatten()])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation=activation))
    model.add(keras.layers.Dense(n_classes, activation=activation))
    return model
