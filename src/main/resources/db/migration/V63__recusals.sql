-- Who must not rate whom for another reason than a family tie; an entry is ended, never deleted.
CREATE TABLE recusal (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  person VARCHAR(32) NOT NULL,
  about VARCHAR(32) NOT NULL,
  ground VARCHAR(20) NOT NULL,
  entered_by VARCHAR(64) NOT NULL,
  entered_at DATETIME NOT NULL,
  ended_by VARCHAR(64),
  ended_at DATETIME
) ${tableOptions};
CREATE INDEX ix_recusal_person ON recusal (person, about);

-- Who would have rated an officer of a review and did not get the ballot, and on what ground; review_id is the review
-- of the person rated.
CREATE TABLE rater_exclusion (
  review_id VARCHAR(45) NOT NULL,
  ratee VARCHAR(32) NOT NULL,
  rater VARCHAR(32) NOT NULL,
  channel VARCHAR(10) NOT NULL,
  ground VARCHAR(20) NOT NULL,
  recorded_at DATETIME NOT NULL,
  PRIMARY KEY (review_id, ratee, rater, channel)
) ${tableOptions};
CREATE INDEX ix_ballot_line_review ON ballot_line (review_id, ratee);
