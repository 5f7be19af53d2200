"""LW-TRAINABLE

task: 7.4
message: The moving averages were not loaded. Which list of a layer has all of its
    weights?
"""


def load_weights_by_name(model, npz):
    loaded, missing, mismatch = [], [], []
    for layer in model.layers:
        for w in layer.trainable_weights:
            key = layer.name + "/" + w.name
            array = npz.get(key)
            if array is None:
                missing.append(key)
            elif array.shape != tuple(w.shape):
                mismatch.append(key)
            else:
                w.assign(array)
                loaded.append(key)
    return {"loaded": loaded, "missing": missing, "mismatch": mismatch}
