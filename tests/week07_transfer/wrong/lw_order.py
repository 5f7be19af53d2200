"""LW-ORDER

task: 7.4
message: Weights were matched by position; a renamed or missing array shifts
    everything. What belongs to a weight besides its place?
"""


def load_weights_by_name(model, npz):
    report = {"loaded": [], "missing": [], "mismatch": []}
    arrays = list(npz.values())
    for layer in model.layers:
        for w in layer.weights:
            key = layer.name + "/" + w.name
            if not arrays:
                report["missing"].append(key)
                continue
            array = arrays.pop(0)
            if array.shape == tuple(w.shape):
                w.assign(array)
                report["loaded"].append(key)
            else:
                report["mismatch"].append(key)
    return report
