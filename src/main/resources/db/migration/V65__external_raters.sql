-- People without an account who rate a body through a link: representatives, grid workers, third parties, media. Their
-- sheet is known from here; what they say stands in ballot_score under a key of its own for each person rated.
CREATE TABLE external_rater (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  review_id VARCHAR(45) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  name VARCHAR(60) NOT NULL,
  contact_kind VARCHAR(20) NOT NULL,
  contact VARCHAR(120) NOT NULL,
  state VARCHAR(20) NOT NULL,
  links INT NOT NULL,
  token_hash VARCHAR(64),
  receipt_check VARCHAR(64),
  registered_by VARCHAR(64) NOT NULL,
  registered_at DATETIME NOT NULL,
  CONSTRAINT uq_external_token UNIQUE (token_hash)
) ${tableOptions};
CREATE INDEX ix_external_review ON external_rater (review_id, state);
