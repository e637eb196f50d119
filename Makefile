# Each target does all of its own set-up, once; `make help` tells what there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header
SHELL_SCRIPTS := .ci/run $(addprefix systemd/,check install uninstall flagstaff-backoff \
	flagstaff-generator flagstaff-nginx-prepare flagstaff-reload) \
	monitoring/check monitoring/fetch-promtool $(addprefix debian/,build preinst postinst prerm postrm)
CONSOLE := console
NODE := $(BIN)/node
VIEWER := service/blueprints/description/viewer/swagger-ui
VIEWER_FILES := swagger-ui-bundle.js swagger-ui.css swagger-ui-bundle.js.LICENSE.txt LICENSE NOTICE
PREFIX ?= /usr/local
export DESTDIR PREFIX PYTHON
# Tests start hundreds of processes, each of which would compile everything again.
unexport PYTHONDONTWRITEBYTECODE


# A process for each core and one more, as tests wait a good part of their time. Each has servers of
# its own; tests/sharing.py says which tests it gets.
IN_PARALLEL = --numprocesses $$(($$(nproc) + 1)) --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test test-long lint format bench bench-quick bench-compare bench-engine bench-sets bench-large bench-rows bench-day lock viewer console console-types clean \
	install uninstall deb packages-run packages-test packages-test-long packages-lint packages-bench \
	packages-install packages-deb

help: ## say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: packages-run $(VENV)/.run ## bring the whole stack up in the foreground; Ctrl-C ends it
	@$(BIN)/python -m devstack

test: packages-test $(VENV)/.console ## run the tests, but for the long ones
	$(BIN)/python -m pytest $(IN_PARALLEL)

test-long: packages-test-long $(VENV)/.console ## run every test, and take screenshots of the console; takes many minutes
	$(BIN)/python -m pytest -m "long or not long" --timeout 1800 --screenshots

lint: packages-lint $(VENV)/.lint $(BIN)/promtool ## check format, style, types, imports, scripts and configuration
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --num-workers 2
	$(BIN)/lint-imports --config setup.cfg
	shellcheck $(SHELL_SCRIPTS)
	systemd/check
	$(BIN)/python -m devstack.nginx
	$(BIN)/python -m devstack.settings_page --check
	monitoring/check $(BIN)/promtool
	cd $(CONSOLE) && ../$(NODE) node_modules/typescript/bin/tsc
	@$(call with_description,--check)
	@test -z "$$(git ls-files nginx/static/console)" || $(NODE) $(CONSOLE)/build.mjs --check

install: packages-install ## put this release, its units and settings in place; as root; DESTDIR, PREFIX
	@systemd/install

# The package's virtual environment links to the system's Python.
deb: PYTHON = /usr/bin/python3
deb: packages-deb ## build dist/flagstaff_VERSION_ARCH.deb, for the Debian that it is built on
	@debian/build

uninstall: ## remove what install put in place, but for state and settings
	@systemd/uninstall

format: packages-test $(VENV)/.test ## format the code and mend what can be mended by itself
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: packages-bench $(VENV)/.bench ## measure evaluation and the node beside its yardsticks; 15 minutes
	$(BIN)/python -m bench

bench-quick: packages-bench $(VENV)/.bench ## the same, coarser; two minutes
	$(BIN)/python -m bench --quick

bench-engine: $(VENV)/.bench ## measure evaluation alone, in one process, beside flagd's Python core
	$(BIN)/python -m bench.engine

bench-compare: $(VENV)/.bench ## compare two results: make bench-compare A=… B=…
	$(BIN)/python -m bench.compare $(A) $(B)

bench-sets: packages-bench $(VENV)/.bench ## measure how cost grows with the number of flag sets
	$(BIN)/python -m bench.growth_sets

bench-large: packages-bench $(VENV)/.bench ## measure how cost grows with the flags of one set
	$(BIN)/python -m bench.large_sets

bench-rows: packages-bench $(VENV)/.bench ## measure lists over much history and many stored contexts
	$(BIN)/python -m bench.growth_rows

bench-day: packages-bench $(VENV)/.bench ## a mixed day of a LAN, with locust
	$(BIN)/python -m bench.day

lock: packages-test $(VENV)/.test ## resolve the dependencies anew into the three lock files
	$(COMPILE) $(UPGRADE) -o requirements.lock
	$(COMPILE) $(UPGRADE) --group test -c requirements.lock -o tests/requirements.lock
	$(COMPILE) $(UPGRADE) --group bench -c tests/requirements.lock -o bench/requirements.lock

# With --ignore-scripts, because a dependency of it reports each installation to its makers.
viewer: ## copy the viewer of /docs from npm anew, as its lock file has it
	@command -v npm > /dev/null || { echo "npm is needed: apt-get install npm" >&2; exit 1; }
	@cd $(VIEWER) && npm ci --ignore-scripts --no-audit --no-fund --silent
	@cd $(VIEWER) && cp $(addprefix node_modules/swagger-ui-dist/,$(VIEWER_FILES)) .
	@cd $(VIEWER) && sha256sum $(VIEWER_FILES) > SHA256SUMS && rm -rf node_modules
	@echo "$(VIEWER) has the files of $$(sed -n 's/.*"swagger-ui-dist": "\(.*\)"/swagger-ui-dist \1/p' $(VIEWER)/package.json)."

console: $(VENV)/.console ## build the console into nginx/static/console
	@$(NODE) $(CONSOLE)/build.mjs

console-types: $(VENV)/.console ## write the console's types of the API from its description
	@$(call with_description,)

# The description is what a worker of this checkout would answer at /openapi.json.
define with_description
	pages=$$(mktemp -d) && trap 'rm -rf "$$pages"' EXIT && $(BIN)/python -m service pages "$$pages" \
		&& $(NODE) $(CONSOLE)/api-types.mjs "$$pages/openapi.json" $(1)
endef

clean: ## remove what the targets made, but for the data of `make run`
	find . -name node_modules -type d -prune -exec rm -rf {} +
	rm -rf $(VENV) *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

packages-run packages-test packages-test-long packages-lint packages-bench packages-install packages-deb: packages-%:
	@$(PYTHON) -m devstack.packages $*

# A virtual environment that was left half-made, for want of Debian's venv package, has no pip.
$(VENV)/.venv:
	@test -x $(BIN)/pip || { echo "Making a virtual environment in $(VENV)."; \
		$(PYTHON) -m venv --clear $(VENV); }
	@touch $@

# setuptools builds the project; it is in the lock, so nothing is fetched without a hash.
$(VENV)/.run: requirements.lock pyproject.toml $(VENV)/.venv
	@echo "Installing from $<."
	@$(PIP) install --require-hashes -r $<
	@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: tests/requirements.lock $(VENV)/.run
	@echo "Installing from $<."
	@$(PIP) install --require-hashes -r $<
	@touch $@

$(VENV)/.bench: bench/requirements.lock $(VENV)/.run
	@echo "Installing from $<."
	@$(PIP) install --require-hashes -r $<
	@touch $@

# Node and npm come with the packages of the tests. No package of the console runs a script of its own.
$(VENV)/.console: $(CONSOLE)/package-lock.json $(VENV)/.test
	@echo "Installing from $<."
	@cd $(CONSOLE) && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# Prometheus's own judge of rules.
$(BIN)/promtool: $(VENV)/.venv
	@monitoring/fetch-promtool $@

# The types of the bench are checked with the others.
$(VENV)/.lint: $(VENV)/.console $(VENV)/.bench
	@touch $@
