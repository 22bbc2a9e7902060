-- One case per quarter and assessing body: its places for the grade 好, and how far the approval has come.
CREATE TABLE grade_case (
  id VARCHAR(45) NOT NULL,
  quarter_code VARCHAR(7) NOT NULL,
  body_code VARCHAR(32) NOT NULL,
  state VARCHAR(20) NOT NULL,
  size_n INT NOT NULL,
  places_k INT NOT NULL,
  carry_in DECIMAL(8, 2) NOT NULL,
  entitlement DECIMAL(8, 2) NOT NULL,
  carry_out DECIMAL(8, 2) NOT NULL,
  sheets INT NOT NULL,
  returned_by VARCHAR(32),
  return_reason VARCHAR(500),
  quota_input LONGTEXT,
  quota_result LONGTEXT,
  opened_at DATETIME NOT NULL,
  published_at DATETIME,
  effective_at DATETIME,
  PRIMARY KEY (id),
  CONSTRAINT uq_grade_case UNIQUE (quarter_code, body_code)
) ${tableOptions};

-- One officer on the way to his grade: what was computed, what was proposed, what is decided so far.
CREATE TABLE grade_row (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id VARCHAR(45) NOT NULL,
  quarter_code VARCHAR(7) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  unit_code VARCHAR(32) NOT NULL,
  post_class VARCHAR(20) NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  outcome_reasons VARCHAR(2000) NOT NULL,
  q DECIMAL(5, 2),
  band VARCHAR(20),
  ceiling VARCHAR(20),
  ceiling_reasons VARCHAR(4000) NOT NULL,
  proposal VARCHAR(20),
  tie_p DECIMAL(5, 2),
  tie_pub DECIMAL(5, 2),
  reds INT NOT NULL,
  yellows INT NOT NULL,
  merit BOOLEAN NOT NULL,
  quota_status VARCHAR(20),
  quota_reason VARCHAR(20),
  place_no INT,
  committee_rank INT,
  computed VARCHAR(20),
  step VARCHAR(20) NOT NULL,
  grade VARCHAR(20),
  sheet_no INT,
  proposer VARCHAR(32),
  reason VARCHAR(500),
  decider VARCHAR(32),
  decider_reason VARCHAR(500),
  signed_by VARCHAR(32),
  CONSTRAINT uq_grade_row UNIQUE (quarter_code, officer_id)
) ${tableOptions};
CREATE INDEX ix_grade_row_case ON grade_row (case_id, officer_id);

-- Who decided what, when and why. Rows are only added.
CREATE TABLE grade_decision (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id VARCHAR(45) NOT NULL,
  officer_id VARCHAR(32),
  kind VARCHAR(20) NOT NULL,
  person VARCHAR(32),
  acting_as VARCHAR(20) NOT NULL,
  grade_before VARCHAR(20),
  grade_after VARCHAR(20),
  reason VARCHAR(500),
  decided_at DATETIME NOT NULL
) ${tableOptions};
CREATE INDEX ix_grade_decision ON grade_decision (case_id, officer_id);

-- The effective grades. A later version supersedes an earlier one; none is ever changed.
CREATE TABLE grade_result (
  quarter_code VARCHAR(7) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  version_no INT NOT NULL,
  body_code VARCHAR(32) NOT NULL,
  grade VARCHAR(20) NOT NULL,
  effective_at DATETIME NOT NULL,
  PRIMARY KEY (quarter_code, officer_id, version_no)
) ${tableOptions};
CREATE INDEX ix_grade_result_officer ON grade_result (officer_id);

-- How each officer was told.
CREATE TABLE grade_notice (
  quarter_code VARCHAR(7) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  case_id VARCHAR(45) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  state VARCHAR(20) NOT NULL,
  sent_at DATETIME NOT NULL,
  closed_at DATETIME,
  PRIMARY KEY (quarter_code, officer_id)
) ${tableOptions};
CREATE INDEX ix_grade_notice_case ON grade_notice (case_id);
