"""LW-NOCHECK

task: 7.4
message: An array of another shape ended the loading with an error. What do you have
    to compare before you copy?
"""


def load_weights_by_name(model, npz):
    loaded, missing, mismatch = [], [], []
    for layer in model.layers:
        for w in layer.weights:
            key = layer.name + "/" + w.name
            array = npz.get(key)
            if array is None:
                missing.append(key)
            else:
                w.assign(array)
                loaded.append(key)
    return {"loaded": loaded, "missing": missing, "mismatch": mismatch}
