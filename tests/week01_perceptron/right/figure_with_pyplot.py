"""figure with pyplot

task: 1.8
"""


def activation_figure(z):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(nrows=1, ncols=2, sharex=True)
    pairs = [(sigmoid, d_sigmoid), (tanh, d_tanh), (relu, d_relu)]
    for pair in [*pairs, (leaky_relu, d_leaky_relu)]:
        for place, function in enumerate(pair):
            axes[place].plot(z, function(z), label=pair[0].__name__)
    for place, title in enumerate(["Activations", "Derivatives"]):
        axes[place].set(title=title, xlabel="z", ylabel="y")
        axes[place].legend()
    return figure
