"""areas under curves in float32

task: 4.4
"""

import numpy as np


def curve(y, score):
    order = np.argsort(-np.asarray(score, dtype=float), kind="mergesort")
    y, score = np.asarray(y)[order], np.asarray(score)[order]
    last = np.append(score[1:] != score[:-1], True)
    tp = np.cumsum(y)[last].astype(np.float32)
    return tp, (np.flatnonzero(last) + 1 - tp).astype(np.float32)


def roc_auc(y, score):
    tp, fp = curve(y, score)
    tp, fp = np.append(np.float32(0), tp), np.append(np.float32(0), fp)
    return np.trapezoid(tp / tp[-1], fp / fp[-1])


def pr_auc(y, score):
    tp, fp = curve(y, score)
    return np.diff(tp / tp[-1], prepend=np.float32(0)) @ (tp / (tp + fp))
