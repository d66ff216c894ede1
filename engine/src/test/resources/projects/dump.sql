-- SPDX-License-Identifier: Apache-2.0
-- file: 01.up.sql
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.films(id integer NOT NULL, title text);
ALTER TABLE public.films OWNER TO postgres;
CREATE SEQUENCE public.films_id_seq AS integer START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
ALTER TABLE public.films_id_seq OWNER TO postgres;
ALTER SEQUENCE public.films_id_seq OWNED BY public.films.id;
ALTER TABLE ONLY public.films ALTER COLUMN id SET DEFAULT nextval('public.films_id_seq'::regclass);
ALTER TABLE ONLY public.films ADD CONSTRAINT films_pkey PRIMARY KEY (id);
CREATE INDEX fi ON public.films USING btree (title);
-- file: 01.down.sql
DROP TABLE public.films
-- file: 02.up.sql
ALTER TABLE films ADD COLUMN y int;
CREATE INDEX fy ON films(y);
-- file: 02.down.sql
ALTER TABLE films DROP COLUMN y
