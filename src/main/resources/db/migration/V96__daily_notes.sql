-- What an officer notes day by day, until he files the log of the week.
CREATE TABLE daily_note (
  officer_id VARCHAR(32) NOT NULL,
  noted_on DATE NOT NULL,
  words VARCHAR(2000) NOT NULL,
  written_at DATETIME NOT NULL,
  PRIMARY KEY (officer_id, noted_on)
) ${tableOptions};
