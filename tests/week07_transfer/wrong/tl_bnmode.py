"""TL-BNMODE

task: 7.5
message: The base works as in training, always: its BatchNormalization takes the
    batch's mean. What should it be told when it is called?
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    base.trainable = False
    x = keras.Input(base.input_shape[1:])
    f = base(x, training=True)
    f = keras.layers.GlobalAveragePooling2D()(f)
    f = keras.layers.Dropout(dropout)(f)
    f = keras.layers.Dense(n_classes)(f)
    return keras.Model(x, f)
