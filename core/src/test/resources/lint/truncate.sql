-- speaks: only this one
TRUNCATE TABLE ONLY app."Users" RESTART IDENTITY;
-- silent: made by the file
CREATE TABLE a (id int);
TRUNCATE a;
-- speaks: inside a DO block
DO 'BEGIN TRUNCATE users; END';
