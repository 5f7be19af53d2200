"""CNN-NOPOOL

task: 6.9
message: There is no pooling layer. What is it good for, besides making the maps
    smaller?
"""

import keras


def build_cnn(input_shape, n_classes):
    return keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Conv2D(24, 3, padding="same", activation="relu"),
            keras.layers.Conv2D(40, 3, padding="same", activation="relu"),
            keras.layers.Conv2D(4, 3, strides=4, activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(n_classes),
        ]
    )
