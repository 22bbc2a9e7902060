-- Who was asked about whom (the roll) and what was said stand apart. A row of ballot_score carries a key of its own for
-- one rater and one person rated, which follows from the secret in rater_key and from nothing else.
ALTER TABLE ballot ADD COLUMN rater VARCHAR(32) DEFAULT '' NOT NULL;
UPDATE ballot SET rater = (SELECT k.holder FROM rater_key k WHERE k.rater_key = ballot.rater_key);
ALTER TABLE ballot DROP CONSTRAINT uq_ballot;
ALTER TABLE ballot DROP COLUMN rater_key;
ALTER TABLE ballot ADD CONSTRAINT uq_ballot_rater UNIQUE (review_id, kind, rater, part);

-- The rows of a sheet; review_id is the review of the person rated.
CREATE TABLE ballot_line (
  ballot_id BIGINT NOT NULL,
  review_id VARCHAR(45) NOT NULL,
  ratee VARCHAR(32) NOT NULL,
  channel VARCHAR(10) NOT NULL,
  PRIMARY KEY (ballot_id, ratee, channel)
) ${tableOptions};
INSERT INTO ballot_line (ballot_id, review_id, ratee, channel)
  SELECT s.ballot_id, s.review_id, s.ratee, s.channel FROM ballot_score s JOIN ballot b ON b.id = s.ballot_id
   WHERE b.state IN ('PREPARED', 'OPEN');

DELETE FROM ballot_score WHERE state = 'OPEN';
ALTER TABLE ballot_score DROP COLUMN ballot_id;
