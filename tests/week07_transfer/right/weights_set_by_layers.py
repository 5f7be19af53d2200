"""weights set by layers

task: 7.4
"""


def load_weights_by_name(model, npz):
    report = {"loaded": (), "missing": (), "mismatch": ()}
    for layer in model.layers:
        arrays = layer.get_weights()
        for i, weight in enumerate(layer.weights):
            name = "/".join([layer.name, weight.name])
            kind = "missing"
            if name in npz.keys():
                same = npz[name].shape == arrays[i].shape
                kind = "loaded" if same else "mismatch"
            if kind == "loaded":
                arrays[i] = npz[name].astype(arrays[i].dtype)
            report[kind] += (name,)
        layer.set_weights(arrays)
    return report
