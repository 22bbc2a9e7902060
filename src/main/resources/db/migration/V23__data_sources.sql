-- Who delivers figures by program: what it may deliver (codes joined by commas, * = all) and the hash of its one token.
CREATE TABLE data_source (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  units LONGTEXT NOT NULL,
  indicators LONGTEXT NOT NULL,
  token_hash VARCHAR(64),
  last_used_at DATETIME,
  wrong_token_at DATETIME,
  CONSTRAINT uq_data_source_name UNIQUE (name)
) ${tableOptions};

-- What was done to a data source, by whom and when; rows are only ever added.
CREATE TABLE data_source_act (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  source_id BIGINT NOT NULL,
  act VARCHAR(20) NOT NULL,
  done_by VARCHAR(64) NOT NULL,
  done_at DATETIME NOT NULL
) ${tableOptions};
CREATE INDEX data_source_act_source ON data_source_act (source_id);

-- The last deliveries of each source that were refused, and why.
CREATE TABLE data_source_refusal (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  source_id BIGINT NOT NULL,
  refused_at DATETIME NOT NULL,
  status INT NOT NULL,
  reason LONGTEXT NOT NULL
) ${tableOptions};
CREATE INDEX data_source_refusal_source ON data_source_refusal (source_id, id);
