"""FIT-BNMODE

task: 5.5
message: What the model says about an image depends on the other images of the
    batch. Which mode is BatchNormalization in when the model is used?
"""

import keras


class Normalize(keras.layers.BatchNormalization):
    def call(self, inputs, training=None, mask=None):
        return super().call(inputs, training=True, mask=mask)


def fit_digits(train, val, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(train[0].shape[1:]),
            keras.layers.Flatten(),
            Normalize(),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(10),
        ]
    )
    compile_classifier(model, lr=0.002)
    history = model.fit(*train, validation_data=val, epochs=6, batch_size=32, verbose=0)
    return model, history.history
