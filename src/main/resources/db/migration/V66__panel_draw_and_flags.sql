-- Panel members from other units, drawn by lot: the seed is recorded before anybody is drawn and never replaced.
CREATE TABLE panel_draw (
  review_id VARCHAR(45) NOT NULL,
  seats INT NOT NULL,
  seed VARCHAR(64) NOT NULL,
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at DATETIME NOT NULL,
  candidates LONGTEXT,
  drawn VARCHAR(400),
  drawn_at DATETIME,
  PRIMARY KEY (review_id)
) ${tableOptions};

-- How many sheets of a review are one straight line, or copies of each other; whose they are is not recorded.
CREATE TABLE ballot_flag (
  review_id VARCHAR(45) NOT NULL,
  flag VARCHAR(20) NOT NULL,
  kind VARCHAR(10) NOT NULL,
  sheets INT NOT NULL,
  of_sheets INT NOT NULL,
  PRIMARY KEY (review_id, flag, kind)
) ${tableOptions};
