-- The indicator library as it stood after each import that changed it.
CREATE TABLE library_version (
  version_no INT NOT NULL PRIMARY KEY,
  entries LONGTEXT NOT NULL,
  recorded_at DATETIME NOT NULL
) ${tableOptions};
