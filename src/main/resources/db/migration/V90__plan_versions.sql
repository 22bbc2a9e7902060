-- Every version of every post's plan: drafts, what holds, what held. plan and plan_indicator hold what counts.
CREATE TABLE plan_version (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  lock_no INT NOT NULL,
  unit_code VARCHAR(32) NOT NULL,
  post_class VARCHAR(20) NOT NULL,
  origin VARCHAR(12) NOT NULL,
  state VARCHAR(12) NOT NULL,
  version_no INT,
  quarter_code VARCHAR(7),
  plan_code VARCHAR(32),
  name VARCHAR(200),
  indicators LONGTEXT NOT NULL,
  warnings LONGTEXT,
  purpose VARCHAR(2000),
  revision_id BIGINT,
  -- unit and post class while the draft is open: a post has one open draft
  open_post VARCHAR(60),
  drafter_id VARCHAR(64),
  approver_id VARCHAR(64),
  due_at DATETIME,
  warn_at DATETIME,
  opened_by VARCHAR(64),
  opened_at DATETIME NOT NULL,
  adopted_at DATETIME,
  CONSTRAINT uq_plan_version_open UNIQUE (open_post),
  CONSTRAINT uq_plan_version_no UNIQUE (unit_code, post_class, version_no)
) ${tableOptions};
CREATE INDEX ix_plan_version_plan ON plan_version (plan_code, state);
CREATE INDEX ix_plan_version_state ON plan_version (state, quarter_code);
CREATE INDEX ix_plan_version_revision ON plan_version (revision_id);

-- The history of a draft: rows are written and never edited.
CREATE TABLE plan_decision (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  version_id BIGINT NOT NULL,
  step VARCHAR(16) NOT NULL,
  actor_id VARCHAR(64),
  detail VARCHAR(3000),
  decided_at DATETIME NOT NULL
) ${tableOptions};
CREATE INDEX ix_plan_decision_version ON plan_decision (version_id);

-- What asks units to revise: the quarter's re-set, June and December, a national or provincial change.
CREATE TABLE plan_revision (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  lock_no INT NOT NULL,
  kind VARCHAR(12) NOT NULL,
  code VARCHAR(160) NOT NULL,
  title VARCHAR(200) NOT NULL,
  reference VARCHAR(120),
  summary VARCHAR(2000),
  library_codes VARCHAR(1000) NOT NULL,
  unit_kinds VARCHAR(200) NOT NULL,
  post_classes VARCHAR(200) NOT NULL,
  changed_on DATE NOT NULL,
  due_at DATETIME NOT NULL,
  warn_at DATETIME NOT NULL,
  state VARCHAR(12) NOT NULL,
  recorded_by VARCHAR(64),
  recorded_at DATETIME NOT NULL,
  CONSTRAINT uq_plan_revision_code UNIQUE (code)
) ${tableOptions};
