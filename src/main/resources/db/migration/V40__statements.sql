CREATE TABLE reconciliation_round (
  month_code VARCHAR(7) NOT NULL PRIMARY KEY,
  opened_at DATETIME NOT NULL,
  computed_to VARCHAR(32) NOT NULL,
  computed BOOLEAN NOT NULL,
  stale BOOLEAN NOT NULL,
  published_at DATETIME
) ${tableOptions};

CREATE TABLE monthly_statement (
  officer_id VARCHAR(32) NOT NULL,
  month_code VARCHAR(7) NOT NULL,
  version_no INT NOT NULL,
  unit_code VARCHAR(32) NOT NULL,
  light VARCHAR(10) NOT NULL,
  reds INT NOT NULL,
  yellows INT NOT NULL,
  greys INT NOT NULL,
  document LONGTEXT NOT NULL,
  computed_at DATETIME NOT NULL,
  published_at DATETIME,
  superseded_at DATETIME,
  PRIMARY KEY (officer_id, month_code, version_no)
) ${tableOptions};
CREATE INDEX monthly_statement_month ON monthly_statement (month_code, superseded_at, published_at, officer_id);
CREATE INDEX monthly_statement_unit ON monthly_statement (month_code, unit_code);

CREATE TABLE statement_confirmation (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_key VARCHAR(60) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  month_code VARCHAR(7) NOT NULL,
  version_no INT NOT NULL,
  state VARCHAR(24) NOT NULL,
  opened_at DATETIME NOT NULL,
  answered_at DATETIME,
  closed_at DATETIME,
  CONSTRAINT uq_statement_confirmation UNIQUE (case_key)
) ${tableOptions};
CREATE INDEX statement_confirmation_officer ON statement_confirmation (officer_id, month_code);
CREATE INDEX statement_confirmation_state ON statement_confirmation (state, month_code);

CREATE TABLE statement_dispute (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  confirmation_id BIGINT NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  month_code VARCHAR(7) NOT NULL,
  indicator_code VARCHAR(32) NOT NULL,
  disputed_actual DECIMAL(16, 4),
  reason VARCHAR(1000) NOT NULL,
  verdict VARCHAR(24),
  corrected_actual DECIMAL(16, 4),
  answer VARCHAR(1000),
  decided_by VARCHAR(32),
  decided_at DATETIME
) ${tableOptions};
CREATE INDEX statement_dispute_officer ON statement_dispute (officer_id, month_code);
CREATE INDEX statement_dispute_confirmation ON statement_dispute (confirmation_id);
