"""FA-SEQ

task: 5.8
message: The model has one input; two with names are asked for. Can keras.Sequential
    have two?
"""

import keras


def two_input_model(img_shape, meta_dim, n_classes):
    return keras.Sequential(
        [
            keras.Input(img_shape, name="image"),
            keras.layers.Flatten(),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(n_classes),
        ]
    )
