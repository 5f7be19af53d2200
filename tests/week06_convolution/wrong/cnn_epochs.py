"""CNN-EPOCHS

task: 6.9
message: The history has another number of epochs than `epochs`. Where does that
    argument go?
"""

import keras


def train_cnn(train, val, seed, epochs=8):
    keras.utils.set_random_seed(seed)
    images, labels = train
    model = build_cnn(images.shape[1:], int(labels.max()) + 1)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.003), loss, metrics=["accuracy"])
    history = model.fit(
        images, labels, epochs=3, validation_data=val, verbose=0
    ).history
    return model, history
