"""A small classifier, a layer and a loss, in Keras."""

import keras
from keras import ops


def build_model(n_features, n_classes):
    """Build a compiled classifier with one hidden layer of 16 ReLU units.

    Args:
        n_features: Length of a sample.
        n_classes: Number of classes; the last layer is a softmax over them.

    Returns:
        A `keras.Model`, compiled with Adam (learning rate 0.05) and
        sparse categorical cross-entropy.
    """
    # BEGIN SOLUTION 1.1
    model = keras.Sequential(
        [
            keras.Input((n_features,)),
            keras.layers.Dense(16, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    optimizer = keras.optimizers.Adam(learning_rate=0.05)
    model.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy")
    return model
    # END SOLUTION


class Scale(keras.layers.Layer):
    """Multiply each feature by a trainable weight that starts at 1.

    Output shape:
        That of the input, `(batch, features)`.
    """

    def build(self, input_shape):
        # BEGIN SOLUTION 1.2
        self.scale = self.add_weight(shape=(input_shape[-1],), initializer="ones")
        # END SOLUTION

    def call(self, inputs):
        # BEGIN SOLUTION 1.2
        return inputs * self.scale
        # END SOLUTION


def huber(y_true, y_pred):
    """Measure errors quadratically up to 1 and linearly beyond.

    `e**2 / 2` where `|e| <= 1`, else `|e| - 1/2`, with `e = y_true - y_pred`

    Returns:
        The mean over the last axis, shape `(batch,)`.
    """
    # BEGIN SOLUTION 1.3
    error = ops.abs(ops.convert_to_tensor(y_true) - y_pred)
    near = ops.minimum(error, 1.0)
    return ops.mean(near * (error - near / 2), axis=-1)
    # END SOLUTION
