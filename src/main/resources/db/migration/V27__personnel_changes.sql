-- Changes of the personnel file entered on the page: what is to be written into the file, and from which day on.
CREATE TABLE personnel_change (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  officer_id VARCHAR(32) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  from_date DATE NOT NULL,
  cells VARCHAR(2000) NOT NULL,
  state VARCHAR(20) NOT NULL,
  reason VARCHAR(1000),
  entered_by VARCHAR(64) NOT NULL,
  entered_at DATETIME NOT NULL,
  ended_by VARCHAR(64),
  ended_at DATETIME
) ${tableOptions};
CREATE INDEX ix_personnel_change_officer ON personnel_change (officer_id);
CREATE INDEX ix_personnel_change_state ON personnel_change (state, from_date);
