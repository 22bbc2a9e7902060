-- What data sources sent under which key, and what it was answered: the same key is answered the same for ever.
CREATE TABLE delivered_figure (
  source_id BIGINT NOT NULL,
  source_key VARCHAR(64) NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  plan_code VARCHAR(32) NOT NULL,
  indicator_code VARCHAR(32) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  month_code VARCHAR(7) NOT NULL,
  actual DECIMAL(16, 4) NOT NULL,
  debt_rate DECIMAL(16, 4),
  result VARCHAR(20) NOT NULL,
  replaced DECIMAL(16, 4),
  late BOOLEAN NOT NULL,
  received_at DATETIME NOT NULL,
  PRIMARY KEY (source_id, source_key)
) ${tableOptions};
