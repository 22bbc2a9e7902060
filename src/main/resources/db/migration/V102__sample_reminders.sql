-- Officers whose ratings of the half-year were too few when a month began: how many there were, how many there should have
-- been, and how many services were on record. Who had none is not reminded himself.
CREATE TABLE sample_reminder (
  month_code VARCHAR(7) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  ratings INT NOT NULL,
  wanted INT NOT NULL,
  services INT NOT NULL,
  PRIMARY KEY (month_code, officer_id)
) ${tableOptions};
