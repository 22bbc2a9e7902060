-- What was imported, by whom and with what answer; ended_at stays empty if the server stopped on the way.
CREATE TABLE import_record (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  started_at DATETIME NOT NULL,
  ended_at DATETIME,
  person VARCHAR(64),
  answer LONGTEXT
) ${tableOptions};
