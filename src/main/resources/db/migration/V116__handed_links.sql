-- Whose link was handed to him in person, on paper or otherwise: no reminder ends it with a new one.
ALTER TABLE external_rater ADD COLUMN handed_over BOOLEAN NOT NULL DEFAULT FALSE;
