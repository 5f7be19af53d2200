"""counting in loops

task: 4.3
"""


def confusion_matrix(y_true, y_pred, n_classes):
    pairs = list(zip(map(int, y_true), map(int, y_pred), strict=True))
    return [[pairs.count((i, j)) for j in range(n_classes)] for i in range(n_classes)]


def ratio(a, b):
    return a / b if b else 0.0


def prf(cm, average):
    cm = [[int(count) for count in row] for row in cm]
    n = len(cm)
    counts = [(cm[c][c], sum(row[c] for row in cm), sum(cm[c])) for c in range(n)]
    if average == "micro":
        counts = [tuple(sum(column) for column in zip(*counts, strict=True))]
    rows = []
    for hits, predicted, actual in counts:
        p, r = ratio(hits, predicted), ratio(hits, actual)
        rows.append((p, r, ratio(2 * p * r, p + r)))
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]
