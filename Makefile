# The commands of the portal. `make` alone lists them.

PYTHON ?= python3
BIN := .venv/bin
LOCK := requirements-dev.lock
STAMP := .venv/installed.lock
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help install packages run test check bench browser lock

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

run: install ## run the portal here: http://127.0.0.1:8000 (ARGS="--port 9000 --no-demo")
	@exec $(BIN)/python manage.py up $(ARGS)

test: install browser ## run every test: on SQLite, then what knows a database on PostgreSQL and Redis, with the browser
	@$(BIN)/python -m tests.run $(ARGS)

check: install ## style, types, import contracts, templates, migrations, translations
	@$(BIN)/python -m tests.check

bench: install ## print measured times beside their yardsticks, on PostgreSQL (ON=sqlite RUNS=3 ARGS=import)
	@$(BIN)/python -m tests.bench $(ARGS)

install: packages ## .venv with the locked packages, translations, static files
	@$(BIN)/python manage.py prepare_files

packages:
	@cmp -s $(LOCK) $(STAMP) || { \
		$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.11 …")' && \
		echo "Installing the locked packages into .venv (about a minute)…" && \
		$(PYTHON) -m venv .venv && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(LOCK) && \
		cp $(LOCK) $(STAMP); }

browser:
	@sh tests/journeys/install-browser

lock: ## write the lock files anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --universal --generate-hashes --no-header --quiet -o requirements.lock
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-header --quiet -o requirements-dev.lock
