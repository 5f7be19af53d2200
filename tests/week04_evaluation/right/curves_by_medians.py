"""curves by medians

task: 4.6
"""

import numpy as np


def diagnose_curves(history, bayes):
    curves = np.array([history["loss"], history["val_loss"]], dtype=np.float32)
    ends = (np.median(curves[:, -7:], axis=1) - bayes) / (curves[0, 0] - bayes)
    left, gap = float(ends[0]), float(ends[1] - ends[0])
    if not np.isfinite(curves).all() or left >= 1:
        return "diverging"
    words = {left > 0.22: "underfit", left <= 0.22 and gap > 0.22: "overfit"}
    return words.get(True, "good")
