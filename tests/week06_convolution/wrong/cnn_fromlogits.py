"""CNN-FROMLOGITS

task: 6.9
message: val_loss is not the cross-entropy of the logits. What does Keras take them
    for, if nobody tells the loss?
"""

import keras


def train_cnn(train, val, seed, epochs=8):
    keras.utils.set_random_seed(seed)
    images, labels = train
    model = build_cnn(images.shape[1:], int(labels.max()) + 1)
    model.compile(
        keras.optimizers.Adam(0.003),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(
        images, labels, epochs=epochs, validation_data=val, verbose=0
    ).history
    return model, history
