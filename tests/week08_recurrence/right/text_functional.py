"""a functional network, one-hot input, generate with model(x)

task: 8.10
"""

import keras
from characters import CharVocab, lm_pairs, sample_from_logits


def train_char_lstm(text, seed, epochs=10):
    keras.utils.set_random_seed(seed)
    vocab = CharVocab().fit(text)
    size = len(vocab.chars)
    ids = keras.Input((None,), dtype="int64")
    z = keras.layers.Embedding(size, size, embeddings_initializer="identity")(ids)
    z = keras.layers.LSTM(48, return_sequences=True)(z)
    model = keras.Model(ids, keras.layers.TimeDistributed(keras.layers.Dense(size))(z))
    model.compile(
        optimizer=keras.optimizers.RMSprop(0.02),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    if epochs:
        data = lm_pairs(vocab.encode(text), 40)
        model.fit(*data, epochs=epochs, batch_size=32, verbose=0)
    return model, vocab


def generate(model, vocab, prompt, n, temperature, rng):
    text = prompt
    for _ in range(n):
        logits = model(vocab.encode(text[-40:])[None])[0, -1]
        text += vocab.decode([sample_from_logits(logits.numpy(), temperature, rng)])
    return text
