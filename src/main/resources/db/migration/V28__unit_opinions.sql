-- What the unit that had an officer too, and does not assess him, says about him; without given_at it has said nothing.
CREATE TABLE unit_opinion (
  review_id VARCHAR(45) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  unit_code VARCHAR(32) NOT NULL,
  opinion VARCHAR(1000),
  grade VARCHAR(20),
  given_by VARCHAR(32),
  given_at DATETIME,
  PRIMARY KEY (review_id, officer_id)
) ${tableOptions};
