"""KB-LINEAR

task: 5.2
message: Nothing but products and sums: many layers then do what one does. What
    comes between two dense layers?
"""

import keras


def build_mlp(input_shape, hidden, n_classes, activation="relu"):
    model = keras.Sequential([keras.Input(input_shape), keras.layers.Flatten()])
    for units in hidden:
        model.add(keras.layers.Dense(units))
    model.add(keras.layers.Dense(n_classes))
    return model
