-- One review per quarter and assessing body; its id is the business key of its case, 2026-Q3/<body>.
CREATE TABLE review (
  id VARCHAR(45) NOT NULL,
  quarter_code VARCHAR(7) NOT NULL,
  body_code VARCHAR(32) NOT NULL,
  state VARCHAR(20) NOT NULL,
  policy_version VARCHAR(80) NOT NULL,
  policy LONGTEXT NOT NULL,
  opened_at DATETIME NOT NULL,
  closes_at DATETIME NOT NULL,
  cut_off_at DATETIME,
  handed_over_at DATETIME,
  PRIMARY KEY (id),
  CONSTRAINT uq_review UNIQUE (quarter_code, body_code)
) ${tableOptions};

-- The frozen roster: who is assessed by which review, in which post and by which plan.
CREATE TABLE review_member (
  review_id VARCHAR(45) NOT NULL,
  quarter_code VARCHAR(7) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  unit_code VARCHAR(32) NOT NULL,
  post_class VARCHAR(20) NOT NULL,
  post_type VARCHAR(20) NOT NULL,
  post_since DATE NOT NULL,
  plan_code VARCHAR(32),
  plan_quarter VARCHAR(7),
  PRIMARY KEY (review_id, officer_id),
  CONSTRAINT uq_review_member UNIQUE (quarter_code, officer_id)
) ${tableOptions};

-- Who holds which random rater key. Everything else, and every frozen input, knows the key only.
CREATE TABLE rater_key (
  rater_key VARCHAR(20) NOT NULL,
  review_id VARCHAR(45) NOT NULL,
  kind VARCHAR(10) NOT NULL,
  holder VARCHAR(32) NOT NULL,
  PRIMARY KEY (rater_key),
  CONSTRAINT uq_rater_key UNIQUE (review_id, kind, holder)
) ${tableOptions};

-- One sheet of one rater: a ballot, or a panel member's sheet of the race.
CREATE TABLE ballot (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  review_id VARCHAR(45) NOT NULL,
  rater_key VARCHAR(20) NOT NULL,
  kind VARCHAR(10) NOT NULL,
  part VARCHAR(20) NOT NULL,
  state VARCHAR(10) NOT NULL,
  CONSTRAINT uq_ballot UNIQUE (rater_key, part)
) ${tableOptions};
CREATE INDEX ix_ballot_review ON ballot (review_id, kind, state);

-- What one rater says about one person; review_id is the review of the person rated. A row without a ballot was
-- entered for the whole unit by the organization department.
CREATE TABLE ballot_score (
  review_id VARCHAR(45) NOT NULL,
  ratee VARCHAR(32) NOT NULL,
  channel VARCHAR(10) NOT NULL,
  rater_key VARCHAR(20) NOT NULL,
  ballot_id BIGINT,
  state VARCHAR(10) NOT NULL,
  score DECIMAL(5, 2),
  PRIMARY KEY (review_id, ratee, channel, rater_key)
) ${tableOptions};
CREATE INDEX ix_ballot_score_ballot ON ballot_score (ballot_id);

-- Heads of units rate heads across the county; drawn once for a quarter, when its first review begins.
CREATE TABLE head_draw (
  quarter_code VARCHAR(7) NOT NULL,
  ratee VARCHAR(32) NOT NULL,
  rater VARCHAR(32) NOT NULL,
  PRIMARY KEY (quarter_code, ratee, rater)
) ${tableOptions};
CREATE INDEX ix_head_draw_rater ON head_draw (quarter_code, rater);

-- The frozen input of one officer and what was computed from it. A later version supersedes an earlier one; a scored
-- row is never changed.
CREATE TABLE quarter_score (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  review_id VARCHAR(45) NOT NULL,
  quarter_code VARCHAR(7) NOT NULL,
  body_code VARCHAR(32) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  version_no INT NOT NULL,
  unit_code VARCHAR(32) NOT NULL,
  post_class VARCHAR(20) NOT NULL,
  published_r DECIMAL(5, 2),
  outcome VARCHAR(20),
  outcome_reasons VARCHAR(2000) NOT NULL,
  a1517 VARCHAR(4),
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
  debrief BOOLEAN NOT NULL,
  reconsideration BOOLEAN NOT NULL,
  input LONGTEXT NOT NULL,
  result LONGTEXT,
  frozen_at DATETIME NOT NULL,
  scored_at DATETIME,
  CONSTRAINT uq_quarter_score UNIQUE (quarter_code, officer_id, version_no)
) ${tableOptions};
CREATE INDEX ix_quarter_score_review ON quarter_score (review_id, officer_id);

-- What those at the end of the race explained (复盘说明).
CREATE TABLE debrief (
  review_id VARCHAR(45) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  explanation VARCHAR(4000),
  written_at DATETIME,
  reader VARCHAR(32),
  read_at DATETIME,
  PRIMARY KEY (review_id, officer_id)
) ${tableOptions};
