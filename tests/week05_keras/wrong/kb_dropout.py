"""KB-DROPOUT

task: 5.2
message: In training mode the same samples give other logits. Does the docstring
    name such a layer?
"""

import keras


def build_mlp(input_shape, hidden, n_classes, activation="relu"):
    model = keras.Sequential([keras.Input(input_shape), keras.layers.Flatten()])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation=activation))
        model.add(keras.layers.Dropout(0.2))
    model.add(keras.layers.Dense(n_classes))
    return model
