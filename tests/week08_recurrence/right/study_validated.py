"""a study that watches the validation part, with model(x)

task: 8.8
"""

import keras
import numpy as np
from forecast import build_price_lstm
from series import from_returns, make_windows, time_split, to_returns


def forecast_study(prices, seed, epochs=10):
    keras.utils.set_random_seed(seed)
    train, val, test = time_split(len(prices), (0.7, 0.15, 0.15))
    mean = to_returns(prices[train]).mean()
    std = to_returns(prices[train]).std()
    parts = [
        make_windows((to_returns(prices[part]) - mean) / std, 10)
        for part in (train, val)
    ]
    model = build_price_lstm(10)
    model.fit(*parts[0], validation_data=parts[1], epochs=epochs, verbose=0)

    def forecast(windows):
        steps = np.array([to_returns(row) for row in np.asarray(windows)])
        ahead = np.asarray(model((steps[..., None] - mean) / std))[:, 0]
        return np.array(
            [
                from_returns(row[-1], [a * std + mean])[1]
                for row, a in zip(windows, ahead, strict=True)
            ]
        )

    days = range(test.start, test.stop)
    pred = forecast([prices[t - 11 : t] for t in days])
    errors = [abs(p - prices[t]) for p, t in zip(pred, days, strict=True)]
    naive = [abs(prices[t - 1] - prices[t]) for t in days]
    return {
        "pred": pred.astype("float32"),
        "mae": sum(errors) / len(errors),
        "mae_naive": sum(naive) / len(naive),
        "forecast": forecast,
    }
