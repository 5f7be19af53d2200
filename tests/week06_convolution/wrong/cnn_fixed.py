"""CNN-FIXED

task: 6.9
message: The network fits one size of images or one number of classes only. Which of
    the two arguments is not used?
"""

import keras


def build_cnn(input_shape, n_classes):
    return keras.Sequential(
        [
            keras.Input((24, 24, 3)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Conv2D(24, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(40, 3, padding="same", activation="relu"),
            keras.layers.GlobalMaxPooling2D(),
            keras.layers.Dense(n_classes),
        ]
    )
