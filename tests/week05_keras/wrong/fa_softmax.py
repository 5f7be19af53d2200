"""FA-SOFTMAX

task: 5.8
message: The rows sum to 1. What does the formula have after W3 and b3?
"""

import keras


def two_input_model(img_shape, meta_dim, n_classes):
    image = keras.Input(img_shape, name="image")
    meta = keras.Input((meta_dim,), name="meta")
    pixels = keras.layers.Flatten()(image)
    both = keras.layers.Concatenate()([pixels, meta])
    first = keras.layers.Dense(32, activation="relu")(both)
    middle = keras.layers.Dense(32, activation="relu")(first)
    logits = keras.layers.Dense(n_classes, activation="softmax")(
        keras.layers.Add()([first, middle])
    )
    return keras.Model({"image": image, "meta": meta}, logits)
