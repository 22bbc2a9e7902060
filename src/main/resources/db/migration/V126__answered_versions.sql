-- Which version of the statement was before the officer when he answered, or was confirmed by his silence.
ALTER TABLE statement_confirmation ADD COLUMN answered_version_no INT;
-- When the quarter's cut-off found it open.
ALTER TABLE statement_confirmation ADD COLUMN cut_off_at DATETIME;
-- When the statement was computed with the answers to a dispute; those that were answered before this are.
ALTER TABLE statement_confirmation ADD COLUMN computed_at DATETIME;
UPDATE statement_confirmation SET computed_at = closed_at WHERE state = 'ANSWERED';
