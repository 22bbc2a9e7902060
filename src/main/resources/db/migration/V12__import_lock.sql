-- Row 2 is the lock that imports and the freezing of a quarter take in turn.
INSERT INTO county_version (id, version_no) VALUES (2, 0);
