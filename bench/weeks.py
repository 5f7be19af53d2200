"""The weeks that are measured, and classes of learners who solved them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
KERAS = BENCH / "keras_course"


@dataclass(frozen=True)
class Week:
    """A week of a course.

    Attributes:
        title: What tables call it.
        course: The course's folder.
        name: The week's folder in it.
        module: The one module that learners write.
    """

    title: str
    course: Path
    name: str
    module: str

    @property
    def source(self) -> str:
        """The reference solution."""
        return self.reference.read_text()

    @property
    def reference(self) -> Path:
        """The file with the reference solution."""
        return self.course / "solutions" / self.name / f"{self.module}.py"

    @property
    def tests(self) -> Path:
        """The file with the hidden tests."""
        (path,) = (self.course / "tests" / self.name).glob("test_*.py")
        return path

    @property
    def tasks(self) -> dict[str, float]:
        """Points by task."""
        text = self.reference.with_name("week.toml").read_text()
        return {task["id"]: task["points"] for task in tomllib.loads(text)["tasks"]}

    @property
    def variables(self) -> dict[str, str]:
        """What `local.py` has to know, and where graders of notebooks find it."""
        files = {"BENCH_TESTS": str(self.tests), "BENCH_REFERENCE": str(self.reference)}
        return files | {"PYTHONPATH": str(BENCH)}

    def write_class(self, folder: Path, count: int) -> Path:
        """Write `count` submissions: the reference, each with a comment of its own."""
        for number in range(count):
            learner = folder / f"learner{number:04}"
            learner.mkdir(parents=True)
            text = f"{self.source}\n# learner {number}\n"
            (learner / f"{self.module}.py").write_text(text)
        return folder


WEEKS = {
    "numpy": Week("NumPy", ROOT, "week01_perceptron", "perceptron"),
    "keras": Week("TensorFlow", KERAS, "week01_keras", "small_model"),
    "training": Week("TensorFlow, Keras's fit", KERAS, "week02_training", "training"),
}
