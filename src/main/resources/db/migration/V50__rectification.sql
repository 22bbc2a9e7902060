CREATE TABLE rectification_item (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  version INT NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  unit_code VARCHAR(32) NOT NULL,
  source VARCHAR(24) NOT NULL,
  problem_class VARCHAR(24) NOT NULL,
  indicator_code VARCHAR(40),
  problem VARCHAR(2000) NOT NULL,
  task VARCHAR(2000) NOT NULL,
  state VARCHAR(16) NOT NULL,
  responsible_id VARCHAR(32) NOT NULL,
  measures VARCHAR(2000),
  deadline DATE NOT NULL,
  evidence VARCHAR(2000),
  round_no INT NOT NULL,
  began_on DATE NOT NULL,
  latest_deadline DATE NOT NULL,
  overdue_round INT NOT NULL,
  escalations INT NOT NULL,
  approver_id VARCHAR(32),
  closer_id VARCHAR(32),
  closed_on DATE,
  look_backs_passed INT NOT NULL,
  opened_by VARCHAR(64),
  opened_at DATETIME NOT NULL
) ${tableOptions};
CREATE INDEX ix_rectification_officer ON rectification_item (officer_id, state);

-- What an item was opened for, and what was added to it later; a reference opens nothing twice.
CREATE TABLE rectification_cause (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  item_id BIGINT NOT NULL,
  source VARCHAR(24) NOT NULL,
  reference VARCHAR(120),
  indicator_code VARCHAR(40),
  quarter_code VARCHAR(7),
  recorded_at DATETIME NOT NULL,
  CONSTRAINT uq_rectification_reference UNIQUE (reference)
) ${tableOptions};
CREATE INDEX ix_rectification_cause_item ON rectification_cause (item_id);

-- The history of an item: rows are written and never edited.
CREATE TABLE rectification_decision (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  item_id BIGINT NOT NULL,
  round_no INT NOT NULL,
  step VARCHAR(24) NOT NULL,
  actor_id VARCHAR(64),
  detail VARCHAR(3000),
  decided_at DATETIME NOT NULL
) ${tableOptions};
CREATE INDEX ix_rectification_decision_item ON rectification_decision (item_id);

CREATE TABLE rectification_finding (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  item_id BIGINT NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  round_no INT NOT NULL,
  found_on DATE NOT NULL,
  statement VARCHAR(2000),
  heard_at DATETIME,
  ended_on DATE
) ${tableOptions};
CREATE INDEX ix_rectification_finding_item ON rectification_finding (item_id);
CREATE INDEX ix_rectification_finding_officer ON rectification_finding (officer_id, found_on);
