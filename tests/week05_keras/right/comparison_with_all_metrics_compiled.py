"""comparison with all metrics compiled

task: 5.9
"""

import keras


def compare_optimizers(build, train, val, names, epochs, seed):
    results, rates = {}, {"sgd": 0.1, "momentum": 0.02, "rmsprop": 0.001, "adam": 0.002}
    for name in names:
        keras.utils.set_random_seed(seed)
        model = build()
        model = compile_classifier(model, rates[name], name)
        model.compile(
            optimizer=model.optimizer,
            loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
            metrics=[
                keras.metrics.SparseCategoricalAccuracy("accuracy"),
                keras.metrics.SparseTopKCategoricalAccuracy(k=2, name="top2"),
                MacroF1(model.output_shape[-1]),
            ],
        )
        losses = [model.evaluate(*val, verbose=0)[0]]
        history = model.fit(
            *train, validation_data=val, epochs=epochs, batch_size=32, verbose=0
        ).history
        results[name] = {
            "model": model,
            "val_loss": losses + history["val_loss"],
            "accuracy": history["val_accuracy"][-1],
            "top2": history["val_top2"][-1],
            "macro_f1": history["val_macro_f1"][-1],
        }
    return results
