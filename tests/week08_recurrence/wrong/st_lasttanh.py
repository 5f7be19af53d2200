"""ST-LASTTANH

task: 8.8
message: The forecast cannot leave the range from -1 to 1. Which activation does the
    last layer need?
"""

import keras


def build_price_lstm(width):
    model = keras.Sequential(
        [
            keras.Input((width, 1)),
            keras.layers.LSTM(16),
            keras.layers.Dense(1, activation="tanh"),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse")
    return model
