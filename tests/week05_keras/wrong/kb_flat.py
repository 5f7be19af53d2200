"""KB-FLAT

task: 5.2
message: A dense layer acts on the last axis only. What must happen to an image
    before it?
"""

import keras


def build_mlp(input_shape, hidden, n_classes, activation="relu"):
    model = keras.Sequential([keras.Input(input_shape)])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation=activation))
    model.add(keras.layers.Dense(n_classes))
    return model
