"""two inputs with named layers

task: 5.8
"""

import keras


def two_input_model(img_shape, meta_dim, n_classes):
    meta = keras.Input((meta_dim,), name="meta")
    image = keras.Input(img_shape, name="image")
    h = keras.layers.Dense(32, "relu", name="first")(
        keras.ops.concatenate(
            [keras.ops.reshape(image, (-1, size(img_shape))), meta], 1
        )
    )
    m = keras.layers.Dense(32, "relu", name="middle")(h)
    logits = keras.layers.Dense(n_classes, name="head")(keras.layers.add([m, h]))
    return keras.Model({"meta": meta, "image": image}, logits, name="two")


def size(shape):
    return shape[0] * size(shape[1:]) if shape else 1
