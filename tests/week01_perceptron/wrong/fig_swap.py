"""FIG-SWAP

task: 1.8
message: The curves under one title belong under the other. Which axes did each call to
    plot draw on?
"""

from matplotlib.figure import Figure


def activation_figure(z):
    figure = Figure()
    left, right = figure.subplots(1, 2)
    slopes = {sigmoid: d_sigmoid, tanh: d_tanh, relu: d_relu, leaky_relu: d_leaky_relu}
    for f, slope in slopes.items():
        right.plot(z, f(z), label=f.__name__)
        left.plot(z, slope(z), label=f.__name__)
    left.set(title="Activations", xlabel="z", ylabel="f(z)")
    right.set(title="Derivatives", xlabel="z", ylabel="slope")
    left.legend()
    right.legend()
    return figure
