# A fresh machine needs Python 3.11 or newer and make, nothing else; the first `make` of a target sets up .venv.
# Another Python: make PYTHON=python3.12 demo

PYTHON ?= python3
BIN = .venv/bin
# More options for pytest: make test TESTS="tests/unit -k money"
TESTS =
WORKERS = auto
# make image ENGINE=podman BUILD="--build-arg PIP_INDEX_URL"
ENGINE = docker
IMAGE = paydesk
BUILD =
RUN =
CASES = 1000000

.PHONY: help demo test test-all fuzz prove pgbouncer chromium strace shells check fresh format image lock run dev python clean
.DEFAULT_GOAL := help

help:
	@echo 'make demo     play through a payment request on a throw-away database'
	@echo 'make test     run the tests; TESTS="..." passes options to pytest'
	@echo 'make fuzz     a million cases of bad input; CASES=... for more or fewer'
	@echo 'make test-all the same with PgBouncer, Chromium, strace and other shells, installed if missing (Debian, root)'
	@echo 'make prove    the long run of the proofs: kills, failures of the server, load; about half an hour'
	@echo 'make check    style, types, one-way imports, generated files'
	@echo 'make format   put the code in shape'
	@echo 'make image    build the image of the worker and try it; ENGINE=podman, or docker'
	@echo 'make lock     write requirements/ anew; UPGRADE=--upgrade takes the newest releases'
	@echo 'make clean    remove everything that was set up or generated here'

demo: run
	@$(BIN)/paydesk demo

test: dev
	@$(BIN)/python -m pytest -n $(WORKERS) $(TESTS)

# Hours, not minutes.
fuzz: dev
	@HYPOTHESIS_PROFILE=nightly PAYDESK_FUZZ_CASES=$(CASES) $(BIN)/python -m pytest -n $(WORKERS) --timeout 0 tests/fuzz $(TESTS)
# Everything that can be missing must be there.
test-all: dev pgbouncer chromium strace shells
	@PAYDESK_TEST_NEED_PGBOUNCER=1 PAYDESK_TEST_NEED_CHROMIUM=1 PAYDESK_TEST_NEED_STRACE=1 PAYDESK_TEST_NEED_SHELLS=1 \
	  $(BIN)/python -m pytest -n $(WORKERS) $(TESTS)

# Two workers: what is measured against the clock must not wait for others.
prove: dev pgbouncer strace
	@PAYDESK_TEST_NEED_PGBOUNCER=1 PAYDESK_TEST_NEED_STRACE=1 \
	  PAYDESK_TEST_KILLS=200 PAYDESK_TEST_LOSSES=200 PAYDESK_TEST_STOPS=20 PAYDESK_TEST_LOAD_SECONDS=60 \
	  PAYDESK_TEST_FAILOVER_SECONDS=15 PAYDESK_TEST_LOCK_SECONDS=10 \
	  $(BIN)/python -m pytest -n 2 --timeout 3600 -rP tests/prove tests/rules/test_crash.py $(TESTS)

chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null && exit 0; \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null || { \
	    echo 'There is no Chromium here. Install it (Debian: apt-get install chromium), or run make test.' >&2; exit 1; }; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium

# PowerShell is in no distribution: its test runs where pwsh is.
shells:
	@command -v zsh >/dev/null && command -v fish >/dev/null && exit 0; \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null || { \
	    echo 'There is no zsh or no fish here. Install them (Debian: apt-get install zsh fish), or run make test.' >&2; exit 1; }; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends zsh fish

pgbouncer:
	@PATH="$$PATH:/usr/sbin"; command -v pgbouncer >/dev/null && exit 0; \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null || { \
	    echo 'There is no pgbouncer here. Install it (Debian: apt-get install pgbouncer), or run make test.' >&2; exit 1; }; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends pgbouncer

strace:
	@command -v strace >/dev/null && exit 0; \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null || { \
	    echo 'There is no strace here. Install it (Debian: apt-get install strace), or run make test.' >&2; exit 1; }; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends strace

check: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory fresh

# Generated files (command reference, completions, catalogues) must be those of the current code. The pictures of the
# README take longer and have a test: python tools/picture.py --write.
fresh: dev
	@if [ -f tools/fresh.py ]; then $(BIN)/python tools/fresh.py; fi

format: dev
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# In an environment of its own: nothing else needs the resolver.
lock: python
	@[ -x .venv-lock/bin/python ] || $(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --disable-pip-version-check -qq 'uv>=0.13'
	@.venv-lock/bin/python tools/lock.py $(UPGRADE)

# Needs a container engine, the base image and a package index, so no test does it.
image:
	@command -v $(firstword $(ENGINE)) >/dev/null || { \
	  echo 'There is no $(firstword $(ENGINE)) here. Install it, or name another: make image ENGINE=podman' >&2; exit 1; }
	$(ENGINE) build -t $(IMAGE) $(BUILD) .
	$(ENGINE) run --rm -i $(RUN) --entrypoint sh $(IMAGE) -eu < tools/try_image.sh

run: python
	@$(PYTHON) tools/set_up.py run

dev: python
	@$(PYTHON) tools/set_up.py dev

python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo 'paydesk needs Python 3.11 or newer; there is no $(PYTHON) here. Install it, or name yours: make PYTHON=python3.12 demo' >&2; \
	  exit 1; }

clean:
	rm -rf .venv .venv-lock .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
