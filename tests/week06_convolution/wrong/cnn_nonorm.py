"""CNN-NONORM

task: 6.9
message: The first loss is far above that of a guess: pixels of 0 to 255 go into the
    first convolution as they are. Which layer could scale them?
"""

import keras


def build_cnn(input_shape, n_classes):
    return keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(24, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(40, 3, padding="same", activation="relu"),
            keras.layers.GlobalMaxPooling2D(),
            keras.layers.Dense(n_classes),
        ]
    )
