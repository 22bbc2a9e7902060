-- What it is drawn from who rates whom, where there are more peers than are asked; nobody is shown it.
CREATE TABLE rater_seed (
  quarter_code VARCHAR(7) NOT NULL PRIMARY KEY,
  seed VARCHAR(64) NOT NULL,
  recorded_at DATETIME NOT NULL
) ${tableOptions};
