"""KB-SEED

task: 5.2
message: Two models start with the same weights. Who may set the seed, this function
    or its caller?
"""

import keras


def build_mlp(input_shape, hidden, n_classes, activation="relu"):
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input(input_shape), keras.layers.Flatten()])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation=activation))
    model.add(keras.layers.Dense(n_classes))
    return model
