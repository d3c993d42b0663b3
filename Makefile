# The house's commands. `make` by itself lists them.
SHELL := /bin/bash
BIN := .venv/bin
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types arrows format bench check lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## make .venv with gongshi and its tools ready, and see to a browser (quick when nothing changed)
	@bash scripts/setup.sh

demo: setup ## run the whole job on the demo city and compare the result with its truth (out: demo-out/)
	@$(BIN)/gongshi demo --out demo-out --verify

test: setup ## run the tests (ARGS="-k column" passes on to pytest)
	@$(BIN)/pytest -n $(WORKERS) --dist loadfile $(ARGS)

lint: setup ## ruff: the rules and the formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup ## mypy, strict
	@$(BIN)/mypy

arrows: setup ## import-linter: imports point down only
	@$(BIN)/lint-imports

format: setup ## let ruff mend and format what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: setup ## measure speed, memory and how right whole runs are
	@set -e; for file in benchmarks/bench_*.py; do \
	  if [ -e "$$file" ]; then echo "== $$file"; $(BIN)/python "$$file"; else echo "no benchmarks/bench_*.py yet"; fi; \
	done

check: ## everything CI asks of a change
	@bash .ci/run

lock: ## write constraints.txt anew from pyproject.toml
	@bash scripts/lock.sh

clean: ## take away what was built (leaves .venv and your results)
	@rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
