"""Real data for labs: the library's own download where there is one, else a small file.

Nothing here uses the network. A data set that Keras has downloaded before lies in its
cache; a part of it comes with the course, in the folder `data` beside the weeks.
"""

from grader.data.backbones import Weights as Weights
from grader.data.backbones import load_squeezenet as load_squeezenet
from grader.data.images import FASHION_CLASSES as FASHION_CLASSES
from grader.data.images import LabelledImages as LabelledImages
from grader.data.images import load_fashion_mnist as load_fashion_mnist
from grader.data.images import load_mnist as load_mnist
from grader.data.photos import CIFAR10_CLASSES as CIFAR10_CLASSES
from grader.data.photos import load_cifar10 as load_cifar10
from grader.data.series import Stock as Stock
from grader.data.series import Text as Text
from grader.data.series import load_shakespeare as load_shakespeare
from grader.data.series import load_stocks as load_stocks
