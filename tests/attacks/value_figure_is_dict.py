"""No figure, but a dict that looks like what becomes of one.

honest: 96
"""


def activation_figure(z):
    def axes(title, names):
        lines = [
            {"label": n[2:] if n[1] == "_" else n, "x": z, "y": globals()[n](z)}
            for n in names
        ]
        labels = [line["label"] for line in lines]
        return {
            "title": title,
            "xlabel": "z",
            "ylabel": "y",
            "legend": labels,
            "lines": lines,
        }

    names = ["sigmoid", "tanh", "relu", "leaky_relu"]
    return {
        "figure": [
            axes("Activations", names),
            axes("Derivatives", [f"d_{name}" for name in names]),
        ]
    }
