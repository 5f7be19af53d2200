"""TL-KEEP

task: 7.5
message: Features are dropped at another rate: it seems to be the share that is
    kept. Which of the two does Keras's Dropout take?
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    base.trainable = False
    x = keras.Input(base.input_shape[1:])
    f = base(x, training=False)
    f = keras.layers.GlobalAveragePooling2D()(f)
    f = keras.layers.Dropout(1 - dropout if dropout else 0.0)(f)
    f = keras.layers.Dense(n_classes)(f)
    return keras.Model(x, f)
