"""mlp as a class

task: 5.2
"""

import keras


class Network(keras.Model):
    def __init__(self, hidden, n_classes, activation):
        super().__init__()
        self.flatten = keras.layers.Flatten()
        self.hidden = [keras.layers.Dense(n, activation) for n in hidden]
        self.head = keras.layers.Dense(n_classes, kernel_initializer="he_normal")

    def call(self, x):
        x = self.flatten(x)
        for layer in self.hidden:
            x = layer(x)
        return self.head(x)


def build_mlp(input_shape, hidden, n_classes, activation="relu"):
    model = Network(hidden, n_classes, activation)
    model(keras.ops.zeros((1, *input_shape)))
    return model
