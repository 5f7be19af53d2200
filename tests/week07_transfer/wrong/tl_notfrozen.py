"""TL-NOTFROZEN

task: 7.5
message: The base can be trained. What keeps a layer's weights as they are, and is
    it said before you build?
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    x = keras.Input(base.input_shape[1:])
    f = base(x, training=False)
    f = keras.layers.GlobalAveragePooling2D()(f)
    f = keras.layers.Dropout(dropout)(f)
    f = keras.layers.Dense(n_classes)(f)
    return keras.Model(x, f)
