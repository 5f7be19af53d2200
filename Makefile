# `make demo` sets up everything and grades a sample class; `make test` sets up
# everything and passes the tests. Neither needs root.

PYTHON ?= python3
SEEDS ?= 20
SECONDS ?= 600
GRADER = .venv/bin/grader

.PHONY: demo test test-all slow verify release bench fuzz lock clean

.venv/.ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --require-hashes -r requirements.lock
	.venv/bin/python -m pip install --quiet --no-deps -e .
	touch $@

# Exit code 1 means that not every learner has all points, which is the point here.
demo: .venv/.ready
	$(GRADER) grade week01 examples/week01_class --out results/demo || test $$? -eq 1
	@echo "Open results/demo/emeka/feedback.html to see what a learner reads."

test: .venv/.ready
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	$(GRADER) release --check
	.venv/bin/pytest -n 2 --dist loadfile

# Both at once: much of the slow tests' time is waiting.
test-all: test
	$(MAKE) -j2 slow verify

slow: .venv/.ready
	.venv/bin/pytest -m slow

verify: .venv/.ready
	$(GRADER) verify --seeds $(SEEDS) --mutants

release: .venv/.ready
	$(GRADER) release

# All that is measured runs in one environment, with TensorFlow and the other graders.
.bench-venv/.ready: bench/requirements.txt pyproject.toml
	$(PYTHON) -m venv .bench-venv
	.bench-venv/bin/python -m pip install --quiet -r bench/requirements.txt
	touch $@

bench: .bench-venv/.ready
	.bench-venv/bin/python bench/run.py

# Hostile frames and hostile files, for SECONDS each and until the last run is done.
fuzz: .venv/.ready
	for target in frames loader; do \
	  end=$$(($$(date +%s) + $(SECONDS))); \
	  while [ $$(date +%s) -lt $$end ]; do \
	    .venv/bin/pytest tests/grader/test_fuzz.py \
	      -m slow -q -k $$target --hypothesis-profile fuzz || exit 1; \
	  done; \
	done

# Pin what pyproject.toml asks for, for every platform; `uv` is to be installed.
lock:
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header --upgrade -o requirements.lock

clean:
	rm -rf .venv .bench-venv results
