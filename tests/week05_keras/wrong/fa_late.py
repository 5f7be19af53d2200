"""FA-LATE

task: 5.8
message: ReLU is applied to the sum, not to the middle layer. What does the formula
    say about m?
"""

import keras


def two_input_model(img_shape, meta_dim, n_classes):
    image = keras.Input(img_shape, name="image")
    meta = keras.Input((meta_dim,), name="meta")
    pixels = keras.layers.Flatten()(image)
    both = keras.layers.Concatenate()([pixels, meta])
    first = keras.layers.Dense(32, activation="relu")(both)
    logits = keras.layers.Dense(n_classes)(
        keras.layers.Activation("relu")(
            keras.layers.Add()([first, keras.layers.Dense(32)(first)])
        )
    )
    return keras.Model({"image": image, "meta": meta}, logits)
