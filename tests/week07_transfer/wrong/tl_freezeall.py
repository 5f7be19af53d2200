"""TL-FREEZEALL

task: 7.5
message: Nothing at all can be trained. What should be frozen, the base or the
    model?
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    x = keras.Input(base.input_shape[1:])
    f = base(x, training=False)
    f = keras.layers.GlobalAveragePooling2D()(f)
    f = keras.layers.Dropout(dropout)(f)
    f = keras.layers.Dense(n_classes)(f)
    model = keras.Model(x, f)
    model.trainable = False
    return model
