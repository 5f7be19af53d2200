"""two inputs as a list

task: 5.8
"""

import keras


def two_input_model(img_shape, meta_dim, n_classes):
    inputs = [
        keras.Input(shape=img_shape, name="image"),
        keras.Input(shape=(meta_dim,), name="meta"),
    ]
    h = keras.layers.concatenate([keras.layers.Flatten()(inputs[0]), inputs[1]])
    h = keras.layers.ReLU()(keras.layers.Dense(32)(h))
    h = h + keras.layers.ReLU()(keras.layers.Dense(32)(h))
    return keras.Model(inputs=inputs, outputs=keras.layers.Dense(n_classes)(h))
