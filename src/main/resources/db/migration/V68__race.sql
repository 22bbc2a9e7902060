-- What the order of a quarter's races is drawn from: recorded before any roster of the quarter is frozen.
CREATE TABLE race_seed (
  quarter_code VARCHAR(7) NOT NULL PRIMARY KEY,
  seed VARCHAR(40) NOT NULL,
  recorded_at DATETIME NOT NULL
) ${tableOptions};

-- Who appears in a race and when: place by lot, material, whether he is excused, and the clock of his appearance.
CREATE TABLE race_entry (
  review_id VARCHAR(45) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  place INT NOT NULL,
  statement VARCHAR(2000),
  link VARCHAR(500),
  excused_reason VARCHAR(500),
  excused_by VARCHAR(64),
  excused_at DATETIME,
  last_spoke_at DATETIME,
  speaking_since DATETIME,
  spoken_seconds INT DEFAULT 0 NOT NULL,
  PRIMARY KEY (review_id, officer_id),
  CONSTRAINT uq_race_entry_place UNIQUE (review_id, place)
) ${tableOptions};

-- Links for a screen in the hall, for some hours and without an account; only a digest of each is kept.
CREATE TABLE race_screen (
  digest VARCHAR(64) NOT NULL PRIMARY KEY,
  review_id VARCHAR(45) NOT NULL,
  made_by VARCHAR(64) NOT NULL,
  made_at DATETIME NOT NULL,
  valid_until DATETIME NOT NULL
) ${tableOptions};
