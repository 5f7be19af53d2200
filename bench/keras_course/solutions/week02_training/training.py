"""A small classifier, trained with Keras."""

import keras


def train(X, y, n_classes):
    """Train a classifier with one hidden layer of 16 ReLU units.

    Args:
        X: Samples, shape `(n_samples, n_features)`, float32.
        y: Their classes, shape `(n_samples,)`.
        n_classes: Number of classes.

    Returns:
        The mean cross-entropy of each of 5 epochs, with batches of 32 and Adam
        (learning rate 0.05).
    """
    # BEGIN SOLUTION 2.1
    model = keras.Sequential(
        [
            keras.Input((X.shape[1],)),
            keras.layers.Dense(16, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    optimizer = keras.optimizers.Adam(learning_rate=0.05)
    model.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy")
    history = model.fit(X, y, epochs=5, batch_size=32, verbose=0)
    return history.history["loss"]
    # END SOLUTION
