"""LW-LAYER

task: 7.4
message: A layer of which one array is missing or does not fit gets none of the
    others. Does the docstring speak of layers or of weights?
"""


def load_weights_by_name(model, npz):
    report = {"loaded": [], "missing": [], "mismatch": []}
    for layer in model.layers:
        keys = {layer.name + "/" + w.name: w for w in layer.weights}
        kinds = {}
        for key, w in keys.items():
            if key not in npz:
                kinds[key] = "missing"
            elif npz[key].shape != tuple(w.shape):
                kinds[key] = "mismatch"
        whole = not kinds
        for key, w in keys.items():
            if whole:
                w.assign(npz[key])
            report[kinds.get(key, "loaded" if whole else "missing")].append(key)
    return report
