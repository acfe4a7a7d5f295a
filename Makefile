# Set-up happens by itself: every target first makes sure that .venv holds what requirements.lock pins.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
Q ?= What did the 2016-2020 plan promise about Special Constables?
ARGS ?=

.PHONY: ask chat serve test check lint types layers format gate clean

ask: $(READY)
	@$(BIN)/answerable ask "$(Q)" $(ARGS)

chat: $(READY)
	@$(BIN)/answerable chat $(ARGS)

serve: $(READY)
	@$(BIN)/answerable serve $(ARGS)

test: $(READY)
	@$(BIN)/python -m pytest $(ARGS)

check: lint types layers test

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy ingest corpus retrieval api eval terminal cli.py

layers: $(READY)
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(READY): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) (once; a few minutes) ..." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

gate: $(READY)
	@$(BIN)/answerable eval gate

clean:
	rm -rf $(VENV) build dist
