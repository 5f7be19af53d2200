"""TL-NODROP

task: 7.5
message: In training nothing is dropped. Which layer of the head is missing?
"""

import keras


def add_head(base, n_classes, dropout=0.2):
    base.trainable = False
    x = keras.Input(base.input_shape[1:])
    f = base(x, training=False)
    f = keras.layers.GlobalAveragePooling2D()(f)
    f = keras.layers.Dense(n_classes)(f)
    return keras.Model(x, f)
