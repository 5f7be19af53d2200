"""head on the output of the base

task: 7.5
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    base.trainable = False
    x = keras.layers.GlobalAveragePooling2D()(base.output)
    x = keras.layers.Dropout(dropout)(x)
    return keras.Model(base.input, keras.layers.Dense(n_classes)(x))
