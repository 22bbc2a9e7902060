-- A warning (预警): a light that somebody works on until it is green. What one value gives all officers of a post is warned
-- of once: its subject is the post (unit/class), else the officer.
CREATE TABLE early_warning (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  version INT NOT NULL,
  subject VARCHAR(60) NOT NULL,
  officer_id VARCHAR(32),
  unit_code VARCHAR(32) NOT NULL,
  indicator_code VARCHAR(40) NOT NULL,
  indicator_name VARCHAR(200) NOT NULL,
  -- Subject and indicator while it is open, so that there is one open warning of both; null afterwards.
  open_key VARCHAR(110),
  opened_month VARCHAR(7) NOT NULL,
  month_code VARCHAR(7) NOT NULL,
  light VARCHAR(10) NOT NULL,
  figures VARCHAR(400) NOT NULL,
  informed_light VARCHAR(10),
  red_month VARCHAR(7),
  supervised_month VARCHAR(7),
  responsible_id VARCHAR(32) NOT NULL,
  measures VARCHAR(2000),
  instruction VARCHAR(2000),
  returned INT NOT NULL,
  state VARCHAR(16) NOT NULL,
  due_at DATETIME,
  item_number VARCHAR(24),
  opened_at DATETIME NOT NULL,
  closed_at DATETIME,
  CONSTRAINT uq_early_warning_open UNIQUE (open_key)
) ${tableOptions};
CREATE INDEX ix_early_warning_subject ON early_warning (subject, closed_at);
CREATE INDEX ix_early_warning_unit ON early_warning (unit_code, closed_at);

-- The history of a warning: rows are written and never edited.
CREATE TABLE early_warning_step (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  warning_id BIGINT NOT NULL,
  step VARCHAR(24) NOT NULL,
  actor_id VARCHAR(64),
  detail VARCHAR(2000),
  taken_at DATETIME NOT NULL
) ${tableOptions};
CREATE INDEX ix_early_warning_step ON early_warning_step (warning_id);
