# Everything here sets itself up: make and python3 (3.11 or newer, with venv) are enough.
PY ?= python3
UV_VERSION := 0.13.9
UV := .tools/bin/uv
UV_READY := .tools/uv-$(UV_VERSION).ready
SYNC := $(UV) sync -q --locked --python $(PY)
BROWSER := chromium fonts-dejavu-core

# The Python that is there is the one to use; what is checked or tested must not meet anyone's own data.
export UV_PYTHON_DOWNLOADS := never
check: export KITHWARD_DATA := $(CURDIR)/.venv/check

.PHONY: run test check bench screenshots browser

run: .venv/.run
	@.venv/bin/kithward serve

test: .venv/.dev browser
	.venv/bin/python -m pytest -n auto --dist worksteal --postgres
	.venv/bin/python -m pytest -n auto --dist worksteal

check: .venv/.dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/djlint --quiet --lint kithward/web/templates
	.venv/bin/lint-imports
	.venv/bin/mypy
	.venv/bin/python manage.py check --fail-level WARNING
	.venv/bin/python manage.py makemigrations --check --dry-run

bench: .venv/.dev
	.venv/bin/python -m benchmarks

screenshots: .venv/.dev browser
	.venv/bin/python -m pictures

$(UV_READY):
	@command -v $(PY) >/dev/null || { echo "Kithward needs python3, 3.11 or newer: apt-get install python3 python3-venv"; exit 1; }
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Kithward needs Python 3.11 or newer, and $(PY) is older: name another, such as make $(or $(MAKECMDGOALS),run) PY=python3.12"; exit 1; }
	@$(PY) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }
	@$(PY) -m venv .tools
	@.tools/bin/python -m pip install -q --disable-pip-version-check "uv==$(UV_VERSION)"
	@touch $@

# Running needs less than testing, but never takes away what testing needs.
.venv/.run: $(UV_READY) uv.lock pyproject.toml
	@if [ -x .venv/bin/pytest ]; then $(SYNC); else $(SYNC) --no-dev; fi
	@touch $@

# Compiled once: where Python may not write beside them, each start would compile them anew.
.venv/.dev: $(UV_READY) uv.lock pyproject.toml
	@$(SYNC) --compile-bytecode
	@touch .venv/.run $@

browser:
	@if [ -n "$$CHROMIUM" ] || command -v chromium || command -v chromium-browser || command -v google-chrome; then exit 0; fi >/dev/null; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		export DEBIAN_FRONTEND=noninteractive; apt-get update -qq && apt-get install -qq --no-install-recommends $(BROWSER) >/dev/null; \
	else \
		echo "The tests need a browser: sudo apt-get install --no-install-recommends $(BROWSER)"; exit 1; \
	fi
