# SPDX-License-Identifier: Apache-2.0
# `make` prints the goals.

QUIET := -Dorg.slf4j.simpleLogger.defaultLogLevel=warn
MVN := tools/mvn

.PHONY: help fast test fmt clean

help: ## print the goals
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-8s %s\n", $$1, $$2 }' Makefile

fast: ## compile and run the unit tests of core, without the checks
	@$(MVN) $(QUIET) -Dquick -pl core -am test

test: ## the whole suite with every check, on every PostgreSQL
	@$(MVN) verify

fmt: ## put every file into the house's format
	@$(MVN) $(QUIET) spotless:apply

clean: ## remove what was built
	@$(MVN) $(QUIET) clean
