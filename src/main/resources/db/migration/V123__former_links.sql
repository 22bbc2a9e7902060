-- The link that somebody from outside held before the last one: it leads to his sheet until the last one is known to be
-- on its way.
ALTER TABLE external_rater ADD COLUMN former_hash VARCHAR(64);
CREATE INDEX ix_external_former ON external_rater (former_hash);
