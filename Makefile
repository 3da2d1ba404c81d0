# Two commands do everything on a machine that has Python 3.11 or newer:
#
#   make edition    builds the edition of corpus/ into build/
#   make test       runs all tests
#
# Both make .venv by themselves, with uv where it is installed, otherwise with venv and pip. Nothing outside this
# folder is touched. What is set up once is not set up again; tests always run.

PROJECT ?= corpus
OUT     ?= build
# set PYTHON to choose another interpreter, for instance: make edition PYTHON=python3.12
PYTHON  ?= python3

VENV := .venv
BIN  := $(VENV)/bin
UV   := $(shell command -v uv 2>/dev/null)

ifdef UV
INSTALL := "$(UV)" pip install --quiet --python $(BIN)/python
else
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

.PHONY: help edition test lint bench score clean

help:
	@echo "make edition   build the edition of $(PROJECT)/ into $(OUT)/"
	@echo "make test      run all tests"
	@echo "make lint      check style and types"
	@echo "make bench     measure the speed, as ratios to other programs"
	@echo "make score     what is found in the specimens; SHOW=NAME tells the differences in one of them"
	@echo "make clean     remove $(VENV)/, build/ and caches"

edition: $(VENV)/installed
	@$(BIN)/tei-protocols build "$(PROJECT)" --out "$(OUT)"

test: $(VENV)/installed-for-tests
	@$(BIN)/python -m pytest

lint: $(VENV)/installed-for-tests
	@$(BIN)/ruff check tei_protocols tests
	@$(BIN)/mypy

bench: $(VENV)/installed-for-tests
	@$(BIN)/python -m tests.benchmarks

score: $(VENV)/installed-for-tests
	@$(BIN)/python -m tests.score $(if $(SHOW),-d $(SHOW))

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The files `made`, `installed` and `installed-for-tests` remember which part of the set-up is done.

$(VENV)/made:
ifdef UV
	@echo "Making $(VENV) with uv"
	@UV_VENV_CLEAR=1 "$(UV)" venv --quiet --python '>=3.11' $(VENV)
else
	@echo "Making $(VENV) with $(PYTHON)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || \
	  { echo "This Python cannot make virtual environments; on Debian and Ubuntu install python3-venv" >&2; exit 1; }
endif
	@touch $@

$(VENV)/installed: $(VENV)/made pyproject.toml
	@echo "Installing tei-protocols and what it needs into $(VENV)"
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/installed-for-tests: $(VENV)/made pyproject.toml
	@echo "Installing tei-protocols and what its tests need into $(VENV)"
	@$(INSTALL) --editable '.[test,lsp,search,serve]'
	@touch $(VENV)/installed $@
