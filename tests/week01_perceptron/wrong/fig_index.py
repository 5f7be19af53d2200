"""FIG-INDEX

task: 1.8
message: The x values are 0, 1, 2, … What does plot use for x when it gets only one
    array?
"""

from matplotlib.figure import Figure


def activation_figure(z):
    figure = Figure()
    left, right = figure.subplots(1, 2)
    slopes = {sigmoid: d_sigmoid, tanh: d_tanh, relu: d_relu, leaky_relu: d_leaky_relu}
    for f, slope in slopes.items():
        left.plot(f(z), label=f.__name__)
        right.plot(slope(z), label=f.__name__)
    left.set(title="Activations", xlabel="z", ylabel="f(z)")
    right.set(title="Derivatives", xlabel="z", ylabel="slope")
    left.legend()
    right.legend()
    return figure
