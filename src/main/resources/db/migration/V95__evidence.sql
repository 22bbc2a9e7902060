-- What officers brought as proof; a subject is, for example, a week. The files lie in the store.
CREATE TABLE evidence_item (
  id VARCHAR(32) NOT NULL PRIMARY KEY,
  officer_id VARCHAR(32) NOT NULL,
  subject VARCHAR(40) NOT NULL,
  slot INT NOT NULL,
  name VARCHAR(200) NOT NULL,
  kind VARCHAR(8) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  taken_at DATETIME,
  lat DECIMAL(9,6),
  lon DECIMAL(9,6),
  uploaded_at DATETIME NOT NULL,
  CONSTRAINT evidence_item_slot UNIQUE (officer_id, subject, slot),
  CONSTRAINT evidence_item_once UNIQUE (officer_id, subject, sha256)
) ${tableOptions};

-- Files in the store that belong to nobody, not yet or not any more.
CREATE TABLE evidence_orphan (
  file_key VARCHAR(80) NOT NULL PRIMARY KEY,
  since DATETIME NOT NULL
) ${tableOptions};

CREATE INDEX evidence_orphan_since ON evidence_orphan (since);
