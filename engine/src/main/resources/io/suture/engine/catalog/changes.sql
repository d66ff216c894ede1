-- SPDX-License-Identifier: Apache-2.0
-- Whether somebody has committed a change or removal of a catalog row since this transaction's snapshot was taken: pg_get_*def
-- look at the newest committed catalog, not at the snapshot. What was only added disturbs no definition.
WITH snapshot AS (
    SELECT pg_current_snapshot() AS seen, pg_snapshot_xmax(pg_current_snapshot())::text::numeric AS next
), changer AS (
    SELECT c.xmax AS id FROM pg_class c WHERE c.relnamespace = ANY (:scope) AND c.xmax <> '0'::xid
    UNION ALL SELECT a.xmax FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
              WHERE c.relnamespace = ANY (:scope) AND a.xmax <> '0'::xid
    UNION ALL SELECT k.xmax FROM pg_constraint k WHERE k.connamespace = ANY (:scope) AND k.xmax <> '0'::xid
    UNION ALL SELECT t.xmax FROM pg_type t WHERE t.typnamespace = ANY (:scope) AND t.xmax <> '0'::xid
    UNION ALL SELECT p.xmax FROM pg_proc p WHERE p.pronamespace = ANY (:scope) AND p.xmax <> '0'::xid
    UNION ALL SELECT xmax FROM pg_namespace WHERE xmax <> '0'::xid
    UNION ALL SELECT i.xmax FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
              WHERE c.relnamespace = ANY (:scope) AND i.xmax <> '0'::xid
    UNION ALL SELECT r.xmax FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
              WHERE c.relnamespace = ANY (:scope) AND r.xmax <> '0'::xid
    UNION ALL SELECT d.xmax FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid
              WHERE c.relnamespace = ANY (:scope) AND d.xmax <> '0'::xid
    UNION ALL SELECT t.xmax FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
              WHERE c.relnamespace = ANY (:scope) AND t.xmax <> '0'::xid
    UNION ALL SELECT p.xmax FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
              WHERE c.relnamespace = ANY (:scope) AND p.xmax <> '0'::xid
    UNION ALL SELECT s.xmax FROM pg_statistic_ext s JOIN pg_class c ON c.oid = s.stxrelid
              WHERE c.relnamespace = ANY (:scope) AND s.xmax <> '0'::xid
    UNION ALL SELECT xmax FROM pg_enum WHERE xmax <> '0'::xid
), wide AS (
    -- a 32-bit number made whole: the one nearest to the snapshot's
    SELECT s.seen, s.next + mod(mod(c.id::text::numeric - s.next, 4294967296) + 6442450944, 4294967296) - 2147483648 AS id
    FROM changer c, snapshot s
)
SELECT EXISTS (SELECT FROM wide WHERE id > 2 AND NOT pg_visible_in_snapshot(id::bigint::text::xid8, seen)
                                       AND pg_xact_status(id::bigint::text::xid8) = 'committed') AS changed
