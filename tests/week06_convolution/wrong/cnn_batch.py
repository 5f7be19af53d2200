"""CNN-BATCH

task: 6.9
message: The logits of an image depend on the other images in the batch. What does
    batch normalisation do in training that it must not do afterwards?
"""

import keras


def build_cnn(input_shape, n_classes):
    norm = keras.layers.BatchNormalization()
    pixels = keras.Input(input_shape)
    body = keras.Sequential(
        [
            keras.layers.Rescaling(1 / 255),
            keras.layers.Conv2D(24, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(40, 3, padding="same", activation="relu"),
            keras.layers.GlobalMaxPooling2D(),
            keras.layers.Dense(n_classes),
        ]
    )
    return keras.Model(pixels, body(norm(pixels, training=True)))
