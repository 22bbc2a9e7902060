-- The fifteen tables of the county's import files. Text is stored as written; lengths count UTF-16 units, so that a
-- name of n characters beyond the first plane fits. There are no foreign keys: a file may name its rows in any order
-- and the import itself checks every reference. An empty part of a key is '' (a key column is never null).

CREATE TABLE unit (
  code VARCHAR(32) NOT NULL,
  name VARCHAR(120) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  parent_code VARCHAR(32),
  district_class VARCHAR(20),
  pooling VARCHAR(10) NOT NULL,
  pool_code VARCHAR(32),
  PRIMARY KEY (code)
) ${tableOptions};
CREATE INDEX ix_unit_parent ON unit (parent_code);
CREATE INDEX ix_unit_pool ON unit (pool_code);

CREATE TABLE officer (
  id VARCHAR(32) NOT NULL,
  name VARCHAR(100) NOT NULL,
  unit_code VARCHAR(32) NOT NULL,
  post_title VARCHAR(120) NOT NULL,
  post_class VARCHAR(20) NOT NULL,
  post_type VARCHAR(20) NOT NULL,
  rank_level VARCHAR(30) NOT NULL,
  supervisor_id VARCHAR(32),
  status VARCHAR(20) NOT NULL,
  joined_on DATE NOT NULL,
  post_since DATE,
  works_in_unit VARCHAR(32),
  unit_since DATE,
  left_on DATE,
  PRIMARY KEY (id)
) ${tableOptions};
CREATE INDEX ix_officer_unit ON officer (unit_code, post_class);
CREATE INDEX ix_officer_supervisor ON officer (supervisor_id);

CREATE TABLE appointment (
  officer_id VARCHAR(32) NOT NULL,
  role_name VARCHAR(30) NOT NULL,
  unit_code VARCHAR(32) NOT NULL,
  from_date DATE NOT NULL,
  to_date DATE,
  PRIMARY KEY (officer_id, role_name, unit_code, from_date)
) ${tableOptions};
CREATE INDEX ix_appointment_role ON appointment (role_name, unit_code);

CREATE TABLE relation (
  officer_a VARCHAR(32) NOT NULL,
  officer_b VARCHAR(32) NOT NULL,
  kind VARCHAR(30) NOT NULL,
  PRIMARY KEY (officer_a, officer_b)
) ${tableOptions};
CREATE INDEX ix_relation_b ON relation (officer_b);

CREATE TABLE library_entry (
  code VARCHAR(32) NOT NULL,
  name VARCHAR(120) NOT NULL,
  level_no INT NOT NULL,
  parent_code VARCHAR(32),
  module_name VARCHAR(20) NOT NULL,
  system_name VARCHAR(20) NOT NULL,
  PRIMARY KEY (code)
) ${tableOptions};

CREATE TABLE plan (
  code VARCHAR(32) NOT NULL,
  unit_code VARCHAR(32) NOT NULL,
  post_class VARCHAR(20) NOT NULL,
  quarter_code VARCHAR(7) NOT NULL,
  name VARCHAR(200) NOT NULL,
  PRIMARY KEY (code),
  CONSTRAINT uq_plan_post UNIQUE (unit_code, post_class, quarter_code)
) ${tableOptions};
CREATE INDEX ix_plan_quarter ON plan (quarter_code);

CREATE TABLE plan_indicator (
  plan_code VARCHAR(32) NOT NULL,
  indicator_code VARCHAR(32) NOT NULL,
  library_code VARCHAR(32) NOT NULL,
  name VARCHAR(120) NOT NULL,
  module_name VARCHAR(20) NOT NULL,
  system_name VARCHAR(20) NOT NULL,
  weight DECIMAL(16, 4) NOT NULL,
  unit_of_measure VARCHAR(40) NOT NULL,
  direction VARCHAR(10) NOT NULL,
  measure VARCHAR(10) NOT NULL,
  scope VARCHAR(10) NOT NULL,
  target DECIMAL(16, 4) NOT NULL,
  core BOOLEAN NOT NULL,
  project BOOLEAN NOT NULL,
  latent BOOLEAN NOT NULL,
  debt_ceiling DECIMAL(16, 4),
  PRIMARY KEY (plan_code, indicator_code)
) ${tableOptions};

CREATE TABLE officer_leave (
  officer_id VARCHAR(32) NOT NULL,
  from_date DATE NOT NULL,
  to_date DATE NOT NULL,
  kind VARCHAR(20) NOT NULL,
  PRIMARY KEY (officer_id, from_date)
) ${tableOptions};
CREATE INDEX ix_officer_leave_to ON officer_leave (to_date);

CREATE TABLE indicator_actual (
  plan_code VARCHAR(32) NOT NULL,
  indicator_code VARCHAR(32) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  month_code VARCHAR(7) NOT NULL,
  actual DECIMAL(16, 4) NOT NULL,
  debt_rate DECIMAL(16, 4),
  source_name VARCHAR(120) NOT NULL,
  PRIMARY KEY (plan_code, indicator_code, officer_id, month_code)
) ${tableOptions};
CREATE INDEX ix_indicator_actual_officer ON indicator_actual (officer_id, month_code);

CREATE TABLE weekly_log (
  officer_id VARCHAR(32) NOT NULL,
  week_code VARCHAR(8) NOT NULL,
  planned INT NOT NULL,
  done INT NOT NULL,
  content VARCHAR(4000) NOT NULL,
  place VARCHAR(120),
  lat DECIMAL(9, 6),
  lon DECIMAL(9, 6),
  submitted_at DATETIME NOT NULL,
  PRIMARY KEY (officer_id, week_code)
) ${tableOptions};
CREATE INDEX ix_weekly_log_week ON weekly_log (week_code);

CREATE TABLE service_event (
  id VARCHAR(32) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  kind VARCHAR(30) NOT NULL,
  occurred_at DATETIME NOT NULL,
  contact_hash VARCHAR(32) NOT NULL,
  PRIMARY KEY (id)
) ${tableOptions};
CREATE INDEX ix_service_event_officer ON service_event (officer_id, occurred_at);
CREATE INDEX ix_service_event_occurred ON service_event (occurred_at);

CREATE TABLE rating (
  event_id VARCHAR(32) NOT NULL,
  score INT NOT NULL,
  tags VARCHAR(60),
  comment_text VARCHAR(1000),
  rated_at DATETIME NOT NULL,
  PRIMARY KEY (event_id)
) ${tableOptions};

CREATE TABLE punishment (
  officer_id VARCHAR(32) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  decided_on DATE NOT NULL,
  reference VARCHAR(120) NOT NULL,
  PRIMARY KEY (officer_id, kind, decided_on)
) ${tableOptions};

CREATE TABLE fact (
  id VARCHAR(32) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  kind VARCHAR(30) NOT NULL,
  occurred_on DATE NOT NULL,
  verified_on DATE,
  plan_code VARCHAR(32),
  indicator_code VARCHAR(32),
  points DECIMAL(16, 4),
  reference VARCHAR(120) NOT NULL,
  summary VARCHAR(400) NOT NULL,
  PRIMARY KEY (id)
) ${tableOptions};
CREATE INDEX ix_fact_officer ON fact (officer_id, occurred_on);
CREATE INDEX ix_fact_occurred ON fact (occurred_on);

CREATE TABLE special_merit (
  event_code VARCHAR(32) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  event_name VARCHAR(120) NOT NULL,
  occurred_on DATE NOT NULL,
  role_text VARCHAR(120) NOT NULL,
  reference VARCHAR(120) NOT NULL,
  PRIMARY KEY (event_code, officer_id)
) ${tableOptions};
CREATE INDEX ix_special_merit_officer ON special_merit (officer_id, occurred_on);

-- What a quarter has frozen: its plans when the review starts, its inputs at the cut-off.
CREATE TABLE closed_quarter (
  quarter_code VARCHAR(7) NOT NULL,
  part VARCHAR(10) NOT NULL,
  closed_at DATETIME NOT NULL,
  PRIMARY KEY (quarter_code, part)
) ${tableOptions};
