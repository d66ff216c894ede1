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
	@tools/install-needs
	@rm -rf */target/surefire-reports */target/failsafe-reports
	@$(MVN) -fae verify; code=$$?; tools/summary; exit $$code

fmt: ## put every file into the house's format
	@$(MVN) $(QUIET) spotless:apply

clean: ## remove what was built
	@$(MVN) $(QUIET) clean
