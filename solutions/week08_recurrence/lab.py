# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lab 8: memory, prices and plays
#
# Everything here is computed with the functions in your six modules.
# A section runs as soon as its tasks are done; nothing is graded.
# After you change a module, restart the kernel.
# The whole lab computes for about a minute, most of it in section 5.

# %%
"""What every section works with."""

import characters
import forecast
import generation
import keras
import lstm
import matplotlib.pyplot as plt
import numpy as np
import recurrent
import series

from grader.data import load_shakespeare, load_stocks

# %matplotlib inline
plt.rcParams["figure.constrained_layout.use"] = True

# %% [markdown]
# ## 1. Your LSTM and Keras's (tasks 8.3 and 8.4)
#
# The weights of a Keras layer, put into your function.

# %%
layer = keras.layers.LSTM(5, return_sequences=True, return_state=True)
x = np.random.default_rng(0).normal(size=(3, 7, 4))
mask = np.arange(7) < np.array([[7], [4], [2]])
theirs = [np.asarray(part) for part in layer(x.astype("float32"), mask=mask)]
mine = lstm.lstm_forward(x, *layer.get_weights(), mask=mask)
for name, a, b in zip(("hs", "h", "c"), mine, theirs, strict=True):
    print(f"{name:2} differs by {np.abs(a - b).max():.1e}")
print("bias of the four blocks:", layer.get_weights()[2].reshape(4, 5).mean(axis=1))

# %% [markdown]
# **Question 1.** Which of the four biases does Keras start at 1, and why?

# %% [markdown]
# ## 2. How memory fades (tasks 8.1 and 8.5)
#
# How far a small change of the state reaches: a plain RNN with weights of three sizes,
# and the cell of an LSTM with forget gates near three values.
# A line that ends below has fallen under one in a million.

# %%
rng = np.random.default_rng(1)
T, H = 100, 20
x = rng.normal(size=(1, T, 3)) / 4
Q = np.linalg.qr(rng.normal(size=(H, H)))[0]
Wx = rng.normal(size=(3, H)) / 4
lags = np.arange(1, T + 1)

figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4), sharey=True)
for size, style in zip((0.8, 1.0, 1.5), ("-", "--", ":"), strict=True):
    hs = recurrent.rnn_forward(x, np.zeros((1, H)), Wx, size * Q, np.zeros(H))
    norms = recurrent.gradient_through_time(size * Q, np.asarray(hs)[0])
    left.semilogy(lags, norms, style, label=f"weights of size {size}")
for bias, style in zip((0, 2, 5), ("-", "--", ":"), strict=True):
    gates = 1 / (1 + np.exp(-bias - rng.normal(size=(T, H)) / 4))
    norms = recurrent.lstm_carry_gradient(gates)
    label = f"forget bias {bias}: gates near {gates.mean():.2f}"
    right.semilogy(lags, norms, style, label=label)
left.set(title="Plain RNN", ylabel="norm of the gradient", ylim=(1e-6, 1e3))
right.set(title="Cell of an LSTM")
for axes in (left, right):
    axes.set_xlabel("steps back")
    axes.legend()
plt.show()

# %% [markdown]
# **Question 2.** Weights of size 1.5 stretch every vector by a half, and a hundred
# such steps would make a factor of 4e17. What keeps the gradient so much smaller?
#
# **Question 3.** Which forget bias would you start with if 100 steps count?

# %% [markdown]
# ## 3. Windows that leak (task 8.6)
#
# A random walk: nobody can foretell it. A straight line is fitted to windows of it,
# once rightly, and once with windows that contain their target.

# %%
walk = np.cumsum(np.random.default_rng(2).normal(size=600))
X, y = series.make_windows(walk, 10)
X, y = np.asarray(X)[..., 0], np.asarray(y)


def error_of_line(X, y):
    half = len(X) // 2
    line = np.linalg.lstsq(X[:half], y[:half], rcond=None)[0]
    return np.mean(np.abs(X[half:] @ line - y[half:]))


print(f"repeating the last value: {np.mean(np.abs(X[:, -1] - y)):.2f}")
print(f"a line:                   {error_of_line(X, y):.2f}")
print(f"a line that sees it:      {error_of_line(X, X[:, -1]):.2f}")

# %% [markdown]
# **Question 4.** With which plot or number would you have noticed the leak, if the
# person who made the windows were somebody else?

# %% [markdown]
# ## 4. Forecasting prices (tasks 8.7 and 8.8)
#
# A made-up series with momentum, and a real stock.

# %%
rng = np.random.default_rng(3)
returns, momentum = np.zeros(600), np.zeros(3)
for day in range(600):
    new = 1.3 * momentum[0] - 0.5 * momentum[1] + 0.004 * rng.normal()
    momentum = np.array([new, *momentum[:2]])
    returns[day] = new + 0.002
made_up = series.from_returns(20.0, returns)
stock = load_stocks("AAPL")
print(f"{len(stock.prices)} days of AAPL from {stock.source}")
stretches = {"made up": made_up, "AAPL, 600 days": stock.prices[-600:]}

studies = {}
for name, prices in stretches.items():
    studies[name] = forecast.forecast_study(prices, 0, epochs=15)
    study = studies[name]
    ratio = study["mae"] / study["mae_naive"]
    print(f"{name:15} error {study['mae']:.3f}, ", end="")
    print(f"of yesterday's price {study['mae_naive']:.3f}, ratio {ratio:.2f}")

figure, panels = plt.subplots(1, 2, figsize=(12, 4))
for axes, (name, prices) in zip(panels, stretches.items(), strict=True):
    pred = np.asarray(studies[name]["pred"])[-40:]
    days = np.arange(len(prices) - len(pred), len(prices))
    axes.plot(days, prices[days], "-", color="black", label="price")
    axes.plot(days, pred, "o-", ms=3, label="forecast of the LSTM")
    axes.plot(days, prices[days - 1], "--", color="tab:grey", label="yesterday's price")
    axes.set(title=name, xlabel="day", ylabel="price")
    axes.legend()
plt.show()

# %% [markdown]
# **Question 5.** The right figure looks fine as well. Is the LSTM of any use there?
#
# **Question 6.** Feed the network prices instead of returns, as it is done in many
# tutorials. What happens to the made-up series, and why?

# %% [markdown]
# ## 5. Writing like Shakespeare (tasks 8.9 and 8.10)
#
# Eight passes over the text are not much; words and lines appear, sense does not.

# %%
play = load_shakespeare()
text = play.text[5_000:95_000]
print(f"{len(text)} characters from {play.source}")

losses, epochs = [], 0
model, vocab = generation.train_char_lstm(text, seed=0, epochs=1)
x, y = characters.lm_pairs(vocab.encode(text), 40)
losses.append(float(model.evaluate(x[-200:], y[-200:], verbose=0)))
for _ in range(7):
    history = model.fit(x[:-200], y[:-200], batch_size=32, verbose=0)
    losses.append(float(model.evaluate(x[-200:], y[-200:], verbose=0)))

figure, axes = plt.subplots(figsize=(7, 4))
axes.plot(range(1, len(losses) + 1), losses, "o-", label="last 200 pieces")
guess = np.log(len(vocab.chars))
axes.axhline(guess, ls="--", color="tab:grey", label="guessing")
axes.set(xlabel="epoch", ylabel="nats for a character", ylim=(0, None))
axes.legend()
plt.show()

# %%
for temperature in (0.2, 0.5, 1.0, 1.5):
    rng = np.random.default_rng(0)
    written = generation.generate(model, vocab, "PROSPERO.\n", 250, temperature, rng)
    print(f"--- temperature {temperature}\n{written}\n")

# %% [markdown]
# **Question 7.** What goes wrong at the lowest temperature, and what at the highest?
#
# **Question 8.** The first epoch has also seen the 200 pieces at the end. How would you
# measure the loss more honestly?
