// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.engine.connect.Session;
import java.sql.SQLException;

/**
 * Puts three rows into every empty table: the n-th has n, or what comes nearest to it, in every column that is not computed or
 * numbered, so that foreign keys find what they point to. A table whose conditions they break stays empty.
 */
final class MadeUpRows {
    /**
     * Columns of a type with no natural n-th value get a default or null. Keys and triggers are not asked
     * ({@code session_replication_role}).
     */
    private static final String FILL = """
            do $fill$
            declare
                one record;
            begin
                perform pg_catalog.set_config('session_replication_role', 'replica', true);
                for one in
                    select pg_catalog.format('insert into %s (%s) overriding system value select %s'
                                             ' from pg_catalog.generate_series(1, 3) n'
                                             ' where not exists (select from %1$s) on conflict do nothing',
                                             c.oid::pg_catalog.regclass,
                                             pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', '),
                                             pg_catalog.string_agg(v.value, ', ')) as sql
                    from pg_catalog.pg_class c
                    join pg_catalog.pg_namespace s on s.oid = c.relnamespace
                    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                    join pg_catalog.pg_type t on t.oid = a.atttypid,
                    lateral (select pg_catalog.format_type(a.atttypid, a.atttypmod) as name) f,
                    lateral (select case
                            when t.typtype = 'e' then
                                pg_catalog.format('(pg_catalog.enum_range(null::%s))[1]', f.name)
                            when t.typcategory = 'N' then 'n::' || f.name
                            when t.typcategory = 'S' then 'n::text::' || f.name
                            when t.typcategory = 'B' then '(n % 2 = 0)::' || f.name
                            when f.name in ('date') or f.name like 'timestamp%' or f.name like 'time%' then
                                pg_catalog.format('(timestamptz ''2000-01-01'' + n * interval ''1 day'')::%s', f.name)
                            when t.typcategory = 'T' then pg_catalog.format('(n * interval ''1 day'')::%s', f.name)
                            when t.typcategory = 'A' then pg_catalog.format('''{}''::%s', f.name)
                            when t.typcategory = 'R' and t.typtype = 'r' then pg_catalog.format('''empty''::%s', f.name)
                            when f.name = 'uuid' then
                                '(''00000000-0000-0000-0000-'' || pg_catalog.lpad(n::text, 12, ''0''))::uuid'
                            when f.name in ('json', 'jsonb') then pg_catalog.format('''{}''::%s', f.name)
                            when f.name = 'bytea' then '''x''::bytea'
                            when f.name in ('inet', 'cidr') then pg_catalog.format('''192.0.2.1''::%s', f.name)
                        end as value) v
                    where c.relkind = 'r' and v.value is not null
                      and a.attgenerated = '' and a.attidentity = '' and not a.atthasdef
                      and s.nspname not like 'pg\\_%' and s.nspname <> 'information_schema'
                    group by c.oid
                loop
                    begin
                        execute one.sql;
                    exception when others then
                        null;
                    end;
                end loop;
            end
            $fill$""";

    private MadeUpRows() {}

    /** Does nothing where the role may not switch triggers off. */
    static void into(Session session) {
        try {
            session.execute(FILL);
        } catch (SQLException e) {
            // without rows less is seen, but nothing wrong
        }
    }
}
