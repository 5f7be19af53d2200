"""head in a Sequential

task: 7.5
"""

from keras import Input, Sequential, layers


def add_head(base, n_classes, dropout=0.2):
    for layer in base.layers:
        layer.trainable = False
    base.trainable = False
    model = Sequential([Input(base.input_shape[1:]), base])
    model.add(layers.GlobalAvgPool2D())
    if dropout:
        model.add(layers.Dropout(dropout))
    model.add(layers.Dense(n_classes, kernel_initializer="zeros"))
    return model
