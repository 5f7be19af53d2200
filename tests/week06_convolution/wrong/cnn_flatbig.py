"""CNN-FLATBIG

task: 6.9
message: There are more than 60,000 parameters, and most of them sit in the dense
    layer after Flatten. What could make its input smaller?
"""

import keras


def build_cnn(input_shape, n_classes):
    return keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Conv2D(16, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(48, 3, padding="same", activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(n_classes),
        ]
    )
