-- On which sheet of his supervisor a log stands: the business key of that sheet's case, or '-' for none.
ALTER TABLE weekly_case ADD COLUMN sheet VARCHAR(80);
UPDATE weekly_case SET sheet = CONCAT(week_code, '/', reviewer) WHERE reviewer IS NOT NULL;
CREATE INDEX weekly_case_sheet ON weekly_case (week_code, sheet, reviewer);

-- Which case opens or closes the week: a week whose case was ended by hand is taken up by the next one.
ALTER TABLE weekly_round ADD COLUMN opening_case VARCHAR(64);
ALTER TABLE weekly_round ADD COLUMN closing_case VARCHAR(64);
ALTER TABLE weekly_round DROP COLUMN closing_since;

-- A log that its officer filed himself is not replaced by an import.
ALTER TABLE weekly_log ADD COLUMN filed_online BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE weekly_log SET filed_online = TRUE WHERE EXISTS (
  SELECT 1 FROM weekly_case c
  WHERE c.officer_id = weekly_log.officer_id AND c.week_code = weekly_log.week_code AND c.state = 'FILED');
