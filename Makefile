.DEFAULT_GOAL := help
.PHONY: help report test check lab diffs lock format bench bench-panel bench-extract clean

VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
READY := $(VENV)/.ready
STRIPPED := --keep-id --extra-keys "cell.metadata.execution metadata.papermill metadata.language_info"

help:     ## list the targets
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Brief needs Python 3.11 or newer; name one with PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

report: $(READY)  ## build every edition as HTML and PDF into reports/
	$(BIN)/brief build

check: $(READY)  ## check the seeds, the style, the types
	$(BIN)/brief check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: check  ## check, then run every test (what CI runs)
	@sh tests/browser.sh
	$(BIN)/pytest --numprocesses auto --dist loadfile

lab: $(READY) diffs  ## open JupyterLab on the notebooks
	$(BIN)/jupyter lab notebooks

diffs:    ## let git compare notebooks cell by cell, and leave their outputs out of commits, not out of the files
	@[ ! -e .git ] || git config diff.jupyternotebook.command '$(BIN)/git-nbdiffdriver diff --use-filter --ignore-details'
	@[ ! -e .git ] || git config merge.jupyternotebook.driver '$(BIN)/git-nbmergedriver merge %O %A %B %L %P'
	@[ ! -e .git ] || git config filter.nbstripout.clean '$(BIN)/nbstripout $(STRIPPED)'
	@[ ! -e .git ] || git config filter.nbstripout.smudge cat

format: $(READY)  ## rewrite code and notebooks in the house format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)  ## measure reports, one and many, against the bare computation and the stock chain (an hour; COUNTS="10 100 1000")
	@sh tests/browser.sh
	$(BIN)/python -m analysis.publishing.measuring.benchmark notebooks/10-brief.ipynb --results SCALING.json
	$(BIN)/python -m analysis.publishing.measuring.benchmark notebooks/20-trade.ipynb --results SCALING.json
	$(BIN)/python -m analysis.publishing.measuring.scaling notebooks/10-brief.ipynb --results SCALING.json --counts $(or $(COUNTS),10 100 1000)
	$(BIN)/python -m analysis.publishing.measuring.scaling_page

lock: $(READY)  ## pin every dependency anew
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --extra dev pyproject.toml --output-file requirements.lock

bench-panel: $(READY)  ## measure the panel store on 1 and 10 million rows (ROWS="1 10 100")
	$(BIN)/python -m analysis.panels.benchmark $(or $(ROWS),1 10)

bench-extract: $(READY)  ## measure extraction: documents a second, agreement with annotated documents
	$(BIN)/python -m analysis.extraction.measuring.benchmark tests/extraction/passages $(wildcard ../shared/extraction)

clean:    ## remove what can be rebuilt
	git clean -fdXq reports
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis
