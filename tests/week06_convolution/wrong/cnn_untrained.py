"""CNN-UNTRAINED

task: 6.9
message: The model is not the one that was trained. Which of your variables was
    given to fit?
"""

import keras


def train_cnn(train, val, seed, epochs=8):
    keras.utils.set_random_seed(seed)
    images, labels = train
    model = build_cnn(images.shape[1:], int(labels.max()) + 1)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.003), loss, metrics=["accuracy"])
    history = model.fit(
        images, labels, epochs=epochs, validation_data=val, verbose=0
    ).history
    model = build_cnn(images.shape[1:], int(labels.max()) + 1)
    return model, history
