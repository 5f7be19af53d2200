"""ST-FITALL

task: 8.8
message: Mean, deviation or weights were fitted on prices that come after the training
    part. Which rows may they see?
"""

import keras
import numpy as np
from forecast import build_price_lstm
from series import make_windows, scale_by_train, time_split, to_returns


def forecast_study(prices, seed, epochs=10):
    keras.utils.set_random_seed(seed)
    train, _, test = time_split(len(prices), (0.7, 0.15, 0.15))
    past = slice(0, len(prices) - 1)
    scaled, mean, std = scale_by_train(to_returns(prices), past)
    model = build_price_lstm(10)
    model.fit(*make_windows(scaled[past], 10), epochs=epochs, batch_size=32, verbose=0)

    def forecast(windows):
        seen = (np.diff(np.log(windows), axis=1) - mean) / std
        ahead = model.predict_on_batch(seen[..., np.newaxis])[:, 0]
        return windows[:, -1] * np.exp(ahead * std + mean)

    before = make_windows(prices, 11)[0][..., 0]
    pred = forecast(before[test.start - 11 :])
    return {
        "pred": pred,
        "mae": float(np.mean(np.abs(pred - prices[test]))),
        "mae_naive": float(np.mean(np.abs(prices[test.start - 1 : -1] - prices[test]))),
        "forecast": forecast,
    }
