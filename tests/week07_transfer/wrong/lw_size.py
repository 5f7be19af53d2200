"""LW-SIZE

task: 7.4
message: An array of another shape was loaded, because it has as many numbers. Are a
    kernel and its transpose the same?
"""


def load_weights_by_name(model, npz):
    loaded, missing, mismatch = [], [], []
    for layer in model.layers:
        for w in layer.weights:
            key = layer.name + "/" + w.name
            array = npz.get(key)
            if array is None:
                missing.append(key)
            elif array.size != w.numpy().size:
                mismatch.append(key)
            else:
                w.assign(array.reshape(w.shape))
                loaded.append(key)
    return {"loaded": loaded, "missing": missing, "mismatch": mismatch}
