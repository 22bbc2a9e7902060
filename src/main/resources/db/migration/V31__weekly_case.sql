CREATE TABLE weekly_round (
  week_code VARCHAR(8) NOT NULL PRIMARY KEY,
  opened_at DATETIME NOT NULL,
  closes_at DATETIME NOT NULL,
  reminded_at DATETIME,
  closing_since DATETIME,
  closed_at DATETIME
) ${tableOptions};

CREATE TABLE weekly_case (
  officer_id VARCHAR(32) NOT NULL,
  week_code VARCHAR(8) NOT NULL,
  lane_no INT NOT NULL,
  state VARCHAR(20) NOT NULL,
  verdict VARCHAR(24),
  reviewer VARCHAR(32),
  reason VARCHAR(400),
  judged_at DATETIME,
  draft_content LONGTEXT,
  draft_place VARCHAR(120),
  PRIMARY KEY (officer_id, week_code)
) ${tableOptions};

CREATE INDEX weekly_case_round ON weekly_case (week_code, state, lane_no);
CREATE INDEX weekly_case_reviewer ON weekly_case (week_code, reviewer);

CREATE TABLE weekly_item (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  officer_id VARCHAR(32) NOT NULL,
  week_code VARCHAR(8) NOT NULL,
  item VARCHAR(400) NOT NULL,
  added_on DATE NOT NULL,
  done BOOLEAN NOT NULL
) ${tableOptions};

CREATE INDEX weekly_item_log ON weekly_item (officer_id, week_code);

CREATE TABLE weekly_log_version (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  officer_id VARCHAR(32) NOT NULL,
  week_code VARCHAR(8) NOT NULL,
  planned INT NOT NULL,
  done INT NOT NULL,
  content VARCHAR(4000) NOT NULL,
  place VARCHAR(120),
  submitted_at DATETIME NOT NULL,
  replaced_at DATETIME NOT NULL
) ${tableOptions};

CREATE INDEX weekly_log_version_log ON weekly_log_version (officer_id, week_code);
