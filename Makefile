.DEFAULT_GOAL := help
.PHONY: help run check test prove bench demo
BIN := .venv/bin
TESTS ?= tests
# What has a full size, a tool that `make test` can do without, or a window on a screen.
PROOFS ?= tests/proofs tests/domain/test_plain_reading.py tests/cli/test_keystore.py \
	tests/desktop/test_sleeping.py tests/desktop/test_window_on_screen.py

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

run: ## Set everything up and start Fieldcard on this device
	@packaging/prepare requirements.lock
	@packaging/prepare --window
	@exec $(BIN)/fieldcard run

demo: ## Start a hub, a receiving desk and an officer's device, all made up
	@packaging/prepare requirements-hub.lock
	@exec $(BIN)/fieldcard demo

check: .venv/tested ## Check style, types, walls, words and content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/fieldcard strings check
	$(BIN)/fieldcard pack check

test: .venv/tested ## Run all tests, in real browsers and processes where needed
	@packaging/prepare --tools
	$(BIN)/python -m pytest -q -n 2 --dist loadfile $(TESTS)

prove: export FIELDCARD_PROOFS := full
prove: .venv/tested ## Run every proof in full and write docs/proofs.md
	@packaging/prepare --tools
	@packaging/prepare --provers
	@packaging/prepare requirements-window.lock
	@rm -rf build/proofs
	$(BIN)/python -m pytest -q -n 2 --dist loadfile $(PROOFS)
	$(BIN)/python -m tests.proofs.report

bench: .venv/tested ## Measure saving, evaluating, page sizes and starting
	@for each in tests/bench/*.py; do $(BIN)/python -m "tests.bench.$$(basename $$each .py)" || exit 1; done

.venv/tested: requirements-test.lock packaging/prepare FORCE
	@packaging/prepare requirements-test.lock

.PHONY: FORCE
FORCE:
