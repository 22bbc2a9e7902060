-- Who changed which appointment when; rows are only ever added.
CREATE TABLE appointment_change (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  officer_id VARCHAR(32) NOT NULL,
  role_name VARCHAR(30) NOT NULL,
  unit_code VARCHAR(32) NOT NULL,
  from_date DATE NOT NULL,
  to_date DATE,
  former_to_date DATE,
  act VARCHAR(20) NOT NULL,
  done_by VARCHAR(64) NOT NULL,
  done_at DATETIME NOT NULL
) ${tableOptions};
CREATE INDEX ix_appointment_change_officer ON appointment_change (officer_id);
