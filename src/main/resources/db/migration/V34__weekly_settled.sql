-- Since when nothing of a closed week waits for anybody: no review, no correction.
ALTER TABLE weekly_round ADD COLUMN settled_at DATETIME;
