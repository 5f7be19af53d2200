"""Forecasting prices with an LSTM in Keras.

The network sees scaled log returns, since a price level that it never met in training
tells it nothing. Everything that is fitted, weights as well as mean and standard
deviation, is fitted on the training part.
"""

import keras
import numpy as np
from series import make_windows, scale_by_train, time_split, to_returns

WIDTH = 10  # returns that a forecast looks at
SHARES = (0.7, 0.15, 0.15)  # of training, validation and test


def build_price_lstm(width: int) -> keras.Model:
    """Build a network that foretells the next value of a series.

    An LSTM layer of 16 units reads the window, and a dense layer of one unit turns its
    last state into a number.

    Args:
        width: Length of a window.

    Returns:
        A compiled model from windows `(N, width, 1)` to forecasts `(N, 1)`. Adam with a
        learning rate of 0.02 and the mean squared error serve well.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 8.8")


def forecast_study(prices: np.ndarray, seed: int, epochs: int = 10) -> dict:
    """Train a network on old prices, and find out how it does on new ones.

    The prices are split by `time_split(n, (0.7, 0.15, 0.15))`. The network is trained
    on windows of 10 scaled log returns and the return that follows each of them. A
    forecast of a return is turned into a price: `price[t] = price[t-1] * exp(return)`.

    Nothing that is fitted may depend on a price outside the training part. The forecast
    of a test price depends on the 11 prices before it.

    Args:
        prices: Shape `(n,)`, float, all above 0, the oldest first; n >= 100.
        seed: For `keras.utils.set_random_seed`: the same seed, the same result.
        epochs: Passes over the training windows, >= 0; batches of 32 serve well. With 0
            the network stays as it is built.

    Returns:
        - "pred": the forecast of each price of the test part, from the prices before
          it, shape `(len(test),)`;
        - "mae": the mean absolute error of "pred", in units of price, a float;
        - "mae_naive": the same for a forecast that repeats the price of the day before;
        - "forecast": a function that takes prices of 11 days in a row, shape `(M, 11)`,
          and returns the trained network's forecast of the price after each, `(M,)`.

    Source: Hochreiter and Schmidhuber (1997), "Long short-term memory".
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 8.8")


def _mean_error(forecasts: np.ndarray, truth: np.ndarray) -> float:
    return float(np.mean(np.abs(forecasts - truth)))
