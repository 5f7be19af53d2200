"""TL-CLONE

task: 7.5
message: The model has a copy of the base, whose weights are not the base's. Which
    object should the model use?
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    base = keras.models.clone_model(base)
    base.trainable = False
    x = keras.Input(base.input_shape[1:])
    f = base(x, training=False)
    f = keras.layers.GlobalAveragePooling2D()(f)
    f = keras.layers.Dropout(dropout)(f)
    f = keras.layers.Dense(n_classes)(f)
    return keras.Model(x, f)
