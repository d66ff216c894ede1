# SPDX-License-Identifier: Apache-2.0
# `make` prints the goals.

WARN := -Dorg.slf4j.simpleLogger.defaultLogLevel=warn
TELL := $(WARN) $(foreach p,surefire failsafe,-Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.$(p)=info)
MVN := tools/mvn
# Maven does not notice that other checks are asked for: what a quick build compiled would pass unchecked.
RECOMPILE := rm -rf */target/classes */target/test-classes

.PHONY: help fast check test crash kills corpora rehearse-corpora score-lint fmt bench demo docs grammar clean

help: ## print the goals
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-16s %s\n", $$1, $$2 }' Makefile

fast: ## the tests that need no database, without the checks
	@$(MVN) $(TELL) -Dquick -pl core -am test

check: ## compile with every check but the format, no tests; MODULE=… for one
	@$(RECOMPILE)
	@$(MVN) $(WARN) -fae -Dspotless.check.skip $(if $(MODULE),-pl $(MODULE) -am) test-compile

test: ## every check and the whole suite, on every PostgreSQL
	@tools/install-needs
	@$(RECOMPILE)
	@rm -rf */target/surefire-reports */target/failsafe-reports
	@$(MVN) $(TELL) -fae verify; code=$$?; tools/summary; exit $$code

crash: ## kill the runner, its sessions and the server at every place, many times; SEEDS=…
	@$(MVN) $(TELL) -Dquick -pl engine -am test -Dtest=CrashTest -Dsurefire.failIfNoSpecifiedTests=false -Dsuture.crash.seeds=$(or $(SEEDS),500) -Dsurefire.timeout=0

kills: ## kill process, backends and server while rows are changed, moved and copied, KILLS=… of each; print the toll
	@$(MVN) $(TELL) -Dquick -pl engine -am test -Dtest=MotionTest -Dsurefire.failIfNoSpecifiedTests=false -Dsuture.motion.kills=$(or $(KILLS),80) -Dsurefire.timeout=0

corpora: ## plan and run every migration of the projects in SUTURE_CORPORA by itself; say what became safer
	@$(MVN) $(TELL) -Dquick -pl engine -am test -Dtest=CorpusOneByOneTest -Dsurefire.failIfNoSpecifiedTests=false -Dsuture.corpora.migrations=1000 -Dsurefire.timeout=0

rehearse-corpora: ## rehearse every migration of the projects in SUTURE_CORPORA: verdicts, reasons, counts
	@for p in concourse crates.io openmeter; do echo "## $$p"; ./suture rehearse --dir "$$SUTURE_CORPORA/$$p" 2>/dev/null; [ $$? -le 1 ] || exit 1; done

score-lint: ## how often the rules of lint are right, over the labelled cases in the folder SUTURE_LINT; every miss and false finding
	@$(MVN) $(TELL) -Dquick -pl core -am test -Dtest=LintScoreTest -Dsurefire.failIfNoSpecifiedTests=false

fmt: ## put every file into the house's format
	@$(MVN) $(WARN) spotless:apply

docs: ## print the reference pages of docs/reference from the code
	@$(MVN) $(WARN) -Dquick -pl cli -am test -Dtest=ReferenceTest,PagesTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true

demo: ## change a live database in front of your eyes
	@./suture demo

bench: ## measure beside Flyway, Liquibase and psql, keep it in docs; ONLY=apply, nothing, stall, lint, backfill, data or throttle for one; MOVED=rows; DATE=…
	@tools/install-needs
	@tools/bench date=$(or $(DATE),$(shell date +%F)) $(if $(MOVED),moved=$(MOVED)) $(if $(ONLY),only=$(ONLY),write=docs/reference/benchmarks.md)

grammar: ## renew PostgreSQL's grammar; VERSION=… of libpg-query
	@tools/renew-libpg-query.sh $(VERSION)

clean: ## remove what was built
	@$(MVN) $(WARN) clean
