"""LW-NOCOPY

task: 7.4
message: The report is right, but the weights are as before. Which line puts an
    array into a weight?
"""


def load_weights_by_name(model, npz):
    loaded, missing, mismatch = [], [], []
    for layer in model.layers:
        for w in layer.weights:
            key = layer.name + "/" + w.name
            array = npz.get(key)
            if array is None:
                missing.append(key)
            elif array.shape != tuple(w.shape):
                mismatch.append(key)
            else:
                loaded.append(key)
    return {"loaded": loaded, "missing": missing, "mismatch": mismatch}
