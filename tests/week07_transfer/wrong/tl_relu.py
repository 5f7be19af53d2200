"""TL-RELU

task: 7.5
message: No logit is ever negative. Which activation does the last layer need?
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    base.trainable = False
    x = keras.Input(base.input_shape[1:])
    f = base(x, training=False)
    f = keras.layers.GlobalAveragePooling2D()(f)
    f = keras.layers.Dropout(dropout)(f)
    f = keras.layers.Dense(n_classes, activation="relu")(f)
    return keras.Model(x, f)
