"""KB-RELU

task: 5.2
message: With another activation the logits are those of ReLU. Is the argument used?
"""

import keras


def build_mlp(input_shape, hidden, n_classes, activation="relu"):
    model = keras.Sequential([keras.Input(input_shape), keras.layers.Flatten()])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(n_classes))
    return model
