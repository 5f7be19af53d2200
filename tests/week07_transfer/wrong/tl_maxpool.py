"""TL-MAXPOOL

task: 7.5
message: The maximum of each map is taken. Which number of a map does the docstring
    ask for?
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    base.trainable = False
    x = keras.Input(base.input_shape[1:])
    f = base(x, training=False)
    f = keras.layers.GlobalMaxPooling2D()(f)
    f = keras.layers.Dropout(dropout)(f)
    f = keras.layers.Dense(n_classes)(f)
    return keras.Model(x, f)
