"""TL-BNSTATS

task: 7.5
message: The base's moving averages changed in training: its weights are frozen, but
    its BatchNormalization layers are not. Whose trainable tells such a layer to
    work as at inference?
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    for weight in base.weights:
        weight.trainable = False
    x = keras.Input(base.input_shape[1:])
    f = base(x, training=False)
    f = keras.layers.GlobalAveragePooling2D()(f)
    f = keras.layers.Dropout(dropout)(f)
    f = keras.layers.Dense(n_classes)(f)
    return keras.Model(x, f)
