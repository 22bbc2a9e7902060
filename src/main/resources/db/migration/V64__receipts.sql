-- What fixes the content of an opinion: SHA-256 over it and a salt that is stored nowhere.
ALTER TABLE ballot_score ADD COLUMN commitment VARCHAR(64);
-- Tells the phrase that a rater chose from another one; it says nothing without his secret in rater_key.
ALTER TABLE ballot ADD COLUMN receipt_check VARCHAR(64);
