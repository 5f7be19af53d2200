"""FA-CONCAT

task: 5.8
message: The last layer has twice as many inputs. Are h and m added, or put one
    after the other?
"""

import keras


def two_input_model(img_shape, meta_dim, n_classes):
    image = keras.Input(img_shape, name="image")
    meta = keras.Input((meta_dim,), name="meta")
    pixels = keras.layers.Flatten()(image)
    both = keras.layers.Concatenate()([pixels, meta])
    first = keras.layers.Dense(32, activation="relu")(both)
    middle = keras.layers.Dense(32, activation="relu")(first)
    logits = keras.layers.Dense(n_classes)(keras.layers.Concatenate()([first, middle]))
    return keras.Model({"image": image, "meta": meta}, logits)
