-- Which version of the statement was before the officer when he answered, or was confirmed by his silence.
ALTER TABLE statement_confirmation ADD COLUMN answered_version_no INT;
-- When the quarter's cut-off found it open.
ALTER TABLE statement_confirmation ADD COLUMN cut_off_at DATETIME;
