-- Days that are worked or free although the built-in calendar says otherwise; a later row goes before an earlier one.
CREATE TABLE calendar_override (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  from_day DATE NOT NULL,
  to_day DATE NOT NULL,
  worked BOOLEAN NOT NULL,
  reason VARCHAR(100) NOT NULL,
  made_by VARCHAR(64) NOT NULL,
  made_at DATETIME NOT NULL,
  withdrawn_by VARCHAR(64),
  withdrawn_at DATETIME
) ${tableOptions};
