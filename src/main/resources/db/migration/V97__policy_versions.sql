-- The parameters of scoring as the county approved them: versions that are superseded and never edited.
CREATE TABLE policy_version (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  lock_no INT NOT NULL,
  state VARCHAR(12) NOT NULL,
  quarter_code VARCHAR(7) NOT NULL,
  policy LONGTEXT NOT NULL,
  reference VARCHAR(200) NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  drafted_by VARCHAR(64) NOT NULL,
  drafted_at DATETIME NOT NULL,
  decided_by VARCHAR(64),
  decided_at DATETIME,
  opinion VARCHAR(2000),
  -- 'OPEN' while somebody is to decide: there is one draft at a time
  open_mark VARCHAR(4),
  CONSTRAINT uq_policy_version_open UNIQUE (open_mark)
) ${tableOptions};
CREATE INDEX ix_policy_version_quarter ON policy_version (state, quarter_code);
