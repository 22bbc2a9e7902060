-- Where an officer stood from which day on, and how that became known. Rows are only ever added: a later row holds from
-- its day on, and what it puts right (from replaces_from on) counts no more.
CREATE TABLE posting (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  officer_id VARCHAR(32) NOT NULL,
  from_date DATE NOT NULL,
  replaces_from DATE,
  unit_code VARCHAR(32) NOT NULL,
  works_in_unit VARCHAR(32),
  post_title VARCHAR(120) NOT NULL,
  post_class VARCHAR(20) NOT NULL,
  post_type VARCHAR(20) NOT NULL,
  rank_level VARCHAR(30) NOT NULL,
  supervisor_id VARCHAR(32),
  status VARCHAR(20) NOT NULL,
  post_since DATE NOT NULL,
  left_on DATE,
  origin VARCHAR(20) NOT NULL,
  kind VARCHAR(20),
  import_id BIGINT,
  done_by VARCHAR(64),
  done_at DATETIME NOT NULL
) ${tableOptions};
CREATE INDEX ix_posting_officer ON posting (officer_id);
CREATE INDEX ix_posting_from ON posting (from_date);

-- Whoever works elsewhere worked in his own unit before.
INSERT INTO posting (officer_id, from_date, unit_code, post_title, post_class, post_type, rank_level, supervisor_id,
                     status, post_since, left_on, origin, done_at)
SELECT id, joined_on, unit_code, post_title, post_class, post_type, rank_level, supervisor_id,
       'NORMAL', COALESCE(post_since, joined_on), left_on, 'START', CURRENT_TIMESTAMP
  FROM officer
 WHERE status IN ('SECONDED', 'VILLAGE') AND COALESCE(unit_since, post_since, joined_on) > joined_on;

INSERT INTO posting (officer_id, from_date, unit_code, works_in_unit, post_title, post_class, post_type, rank_level,
                     supervisor_id, status, post_since, left_on, origin, done_at)
SELECT id, COALESCE(unit_since, post_since, joined_on), unit_code, works_in_unit, post_title, post_class, post_type,
       rank_level, supervisor_id, status, COALESCE(post_since, joined_on), left_on, 'START', CURRENT_TIMESTAMP
  FROM officer;
