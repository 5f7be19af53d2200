"""ST-SEQUENCES

task: 8.8
message: The network gives a forecast at every step of a window. Which of the LSTM's
    states does the dense layer need?
"""

import keras


def build_price_lstm(width):
    model = keras.Sequential(
        [
            keras.Input((width, 1)),
            keras.layers.LSTM(16, return_sequences=True),
            keras.layers.Dense(1),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse")
    return model
