"""FA-ORDER

task: 5.8
message: The logits are right for another order of the inputs. Which comes first in
    v, the image or meta?
"""

import keras


def two_input_model(img_shape, meta_dim, n_classes):
    image = keras.Input(img_shape, name="image")
    meta = keras.Input((meta_dim,), name="meta")
    pixels = keras.layers.Flatten()(image)
    both = keras.layers.Concatenate()([meta, pixels])
    first = keras.layers.Dense(32, activation="relu")(both)
    middle = keras.layers.Dense(32, activation="relu")(first)
    logits = keras.layers.Dense(n_classes)(keras.layers.Add()([first, middle]))
    return keras.Model({"image": image, "meta": meta}, logits)
