"""TL-HIDDEN

task: 7.5
message: There is more to train than one dense layer. How many layers with weights
    does the head have?
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    base.trainable = False
    x = keras.Input(base.input_shape[1:])
    f = base(x, training=False)
    f = keras.layers.GlobalAveragePooling2D()(f)
    f = keras.layers.Dropout(dropout)(f)
    f = keras.layers.Dense(16, activation="relu")(f)
    f = keras.layers.Dense(n_classes)(f)
    return keras.Model(x, f)
