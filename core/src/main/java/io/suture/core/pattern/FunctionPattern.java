// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** A function that is replaced in place keeps its grants and its triggers. */
@AutoService(Pattern.class)
public final class FunctionPattern extends Pattern {
    public FunctionPattern() {
        super("function", "a function, made or replaced", new Blanks("visits", "cost"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: what it does is not what is needed any more
                --- */
                -- suture:up
                -- Replaced in place: triggers that call it go on, with the new body from their next call.
                CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
                BEGIN
                    NEW.{column} := coalesce(NEW.{column}, 0);
                    RETURN NEW;
                END
                $body$;

                -- suture:down
                -- As it was before.
                CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN RETURN NEW; END $body$;

                -- suture:verify the function is there
                SELECT count(*) = 1 FROM pg_proc WHERE proname = 'touch';
                """;
    }
}
