"""ST-SHIFT

task: 8.8
message: Your forecast is a copy of yesterday's price. What has the network to foretell?
"""

import numpy as np
from series import time_split


def forecast_study(prices, seed, epochs=10):
    *_, test = time_split(len(prices), (0.7, 0.15, 0.15))
    pred = prices[test.start - 1 : -1]
    error = float(np.mean(np.abs(pred - prices[test])))
    return {
        "pred": pred,
        "mae": error,
        "mae_naive": error,
        "forecast": lambda windows: windows[:, -1],
    }
