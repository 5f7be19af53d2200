"""LEAK-TOOGOOD

task: 8.8
message: The forecasts are better than any model can be on this series: a value of the
    future is in the input. Which day is the last one in a window?
"""

import keras
import numpy as np
from forecast import build_price_lstm
from series import scale_by_train, time_split, to_returns


def forecast_study(prices, seed, epochs=10):
    keras.utils.set_random_seed(seed)
    train, _, test = time_split(len(prices), (0.7, 0.15, 0.15))
    past = slice(0, train.stop - 1)
    scaled, mean, std = scale_by_train(to_returns(prices), past)
    model = build_price_lstm(10)
    X = np.stack([scaled[t - 9 : t + 1] for t in range(9, len(scaled))])
    X, y, count = X[..., np.newaxis], scaled[9:], past.stop - 9
    model.fit(X[:count], y[:count], epochs=epochs, batch_size=32, verbose=0)

    def forecast(windows):
        seen = (np.diff(np.log(windows), axis=1) - mean) / std
        ahead = model.predict_on_batch(seen[..., np.newaxis])[:, 0]
        return windows[:, -1] * np.exp(ahead * std + mean)

    naive = prices[test.start - 1 : -1]
    ahead = model.predict_on_batch(X[-len(naive) :])[:, 0]
    pred = naive * np.exp(ahead * std + mean)
    return {
        "pred": pred,
        "mae": float(np.mean(np.abs(pred - prices[test]))),
        "mae_naive": float(np.mean(np.abs(naive - prices[test]))),
        "forecast": forecast,
    }
