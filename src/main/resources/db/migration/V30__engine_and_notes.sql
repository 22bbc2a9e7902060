CREATE TABLE launched_case (
  process_id VARCHAR(64) NOT NULL,
  business_key VARCHAR(128) NOT NULL,
  launched_at DATETIME NOT NULL,
  PRIMARY KEY (process_id, business_key)
) ${tableOptions};

CREATE TABLE note (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  person VARCHAR(32) NOT NULL,
  topic VARCHAR(160) NOT NULL,
  title VARCHAR(120) NOT NULL,
  body VARCHAR(2000) NOT NULL,
  link VARCHAR(200),
  written_at DATETIME NOT NULL,
  read_at DATETIME
) ${tableOptions};

CREATE INDEX note_person ON note (person, read_at, written_at);
