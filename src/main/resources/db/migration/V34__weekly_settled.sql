-- Since when nothing of a closed week waits for anybody: no review, no correction.
ALTER TABLE weekly_round ADD COLUMN settled_at DATETIME;
-- What was lost long ago stays as it is.
UPDATE weekly_round SET settled_at = closed_at WHERE closed_at < CURRENT_TIMESTAMP - INTERVAL '30' DAY;
