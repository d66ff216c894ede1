-- speaks: without a name
ALTER TABLE app."Bookings" ADD EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (NOT cancelled);
-- silent: of a new table
CREATE TABLE bookings (during tstzrange, EXCLUDE USING gist (during WITH &&));
