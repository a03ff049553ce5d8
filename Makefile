# What a contributor types. `make` alone lists it.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
WORKERS ?= 2
MANAGE := DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m django
LOCK := .venv/build/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate

# Some machines tell Python to keep no bytecode; then every command starts twice as slowly.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test check fmt bench lock clean dev run chromium lint types layers templates migrations \
	suite-sqlite suite-postgres

help: ## What can be asked for
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: run ## Two living municipalities on http://localhost:8000 and :8001 (PORT=8000)
	$(BIN)/pregon demo demo
	$(BIN)/pregon serve demo/segovia demo/san-pedro --port $(PORT)

test: dev chromium check suite-sqlite suite-postgres ## Everything that must hold: checks, then the suite on both databases

check: dev lint types layers templates migrations ## Lint, types, layers, templates, migrations; no tests

fmt: dev ## Format the code, sort the imports
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

bench: dev ## Measure the targets; prints tables, takes a while (BENCH="t1 t7"); then docs/measurements.md
	$(BIN)/python -m bench $(BENCH)
	$(BIN)/python -m bench.page

lock: dev ## Make the hash-locked requirements anew from pyproject.toml (UPGRADE=--upgrade)
	$(LOCK) $(UPGRADE) --group build -o requirements-build.txt
	$(LOCK) $(UPGRADE) pyproject.toml --all-extras -o requirements.txt
	$(LOCK) $(UPGRADE) pyproject.toml --all-extras --group dev -c requirements.txt -o requirements-dev.txt

clean: ## Remove what was built, also the demo municipalities; the environment stays
	rm -rf build dist demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools bench -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

dev:
	@$(PYTHON) tools/bootstrap.py dev

run:
	@$(PYTHON) tools/bootstrap.py run

chromium:
	@$(PYTHON) tools/chromium.py

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

layers:
	$(BIN)/lint-imports

templates:
	$(BIN)/djlint --lint --quiet src

migrations:
	$(MANAGE) makemigrations --check --dry-run

suite-sqlite:
	$(BIN)/pytest -n $(WORKERS)

suite-postgres:
	$(BIN)/python tools/with_postgres.py $(BIN)/pytest -n $(WORKERS) -m "not browser and not pure"
