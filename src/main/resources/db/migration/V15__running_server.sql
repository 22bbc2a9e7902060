-- The servers that work on this database, and when each was last heard of by the database's own clock.
CREATE TABLE running_server (
  node VARCHAR(36) NOT NULL PRIMARY KEY,
  seen_at DATETIME NOT NULL
) ${tableOptions};
