"""TL-FLATTEN

task: 7.5
message: The dense layer sees each place of the maps by itself. How many numbers
    should be left of a map?
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    base.trainable = False
    x = keras.Input(base.input_shape[1:])
    f = base(x, training=False)
    f = keras.layers.Flatten()(f)
    f = keras.layers.Dropout(dropout)(f)
    f = keras.layers.Dense(n_classes)(f)
    return keras.Model(x, f)
