"""KB-ZERO

task: 5.2
message: All first weights are the same. How could two units of a layer ever come to
    differ?
"""

import keras


def build_mlp(input_shape, hidden, n_classes, activation="relu"):
    model = keras.Sequential([keras.Input(input_shape), keras.layers.Flatten()])
    for units in hidden:
        model.add(
            keras.layers.Dense(units, activation=activation, kernel_initializer="zeros")
        )
    model.add(keras.layers.Dense(n_classes))
    return model
