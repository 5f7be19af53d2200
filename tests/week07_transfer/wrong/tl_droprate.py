"""TL-DROPRATE

task: 7.5
message: Features are dropped at another rate than that asked for. Is the argument
    the share that is dropped, and does it reach the layer?
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    base.trainable = False
    x = keras.Input(base.input_shape[1:])
    f = base(x, training=False)
    f = keras.layers.GlobalAveragePooling2D()(f)
    f = keras.layers.Dropout(0.2)(f)
    f = keras.layers.Dense(n_classes)(f)
    return keras.Model(x, f)
