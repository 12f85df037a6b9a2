PYTHON ?= python3

.PHONY: check coverage docs format

check: ## every check, as CI runs them
	$(PYTHON) start.py test

coverage: ## how much of the code the tests reach
	$(PYTHON) start.py coverage

docs: ## docs/rules.md and docs/cli.md from the rules and the commands
	$(PYTHON) start.py docs

format: ## what the tools can mend by themselves
	$(PYTHON) start.py format
