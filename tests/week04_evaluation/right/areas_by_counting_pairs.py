"""areas by counting pairs

task: 4.4
"""


def roc_auc(y, score):
    ones = [s for s, c in zip(score, y, strict=True) if c == 1]
    zeros = [s for s, c in zip(score, y, strict=True) if c == 0]
    wins = sum((a > b) + (a == b) / 2 for a in ones for b in zeros)
    return wins / (len(ones) * len(zeros))


def pr_auc(y, score):
    area, before, ones = 0.0, 0.0, sum(y)
    for t in sorted(set(score), reverse=True):
        called = [c for c, s in zip(y, score, strict=True) if s >= t]
        area += (sum(called) / ones - before) * sum(called) / len(called)
        before = sum(called) / ones
    return area
