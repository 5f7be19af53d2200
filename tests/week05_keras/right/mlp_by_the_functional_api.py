"""mlp by the functional api

task: 5.2
"""

import keras


def build_mlp(input_shape, hidden, n_classes, activation="relu"):
    inputs = keras.Input(tuple(input_shape))
    h = keras.layers.Reshape((-1,))(inputs)
    for units in hidden:
        h = keras.layers.Activation(activation)(keras.layers.Dense(units)(h))
    return keras.Model(inputs, keras.layers.Dense(n_classes)(h))
