-- An explanation is accepted or returned, and one that was returned is written once more.
ALTER TABLE debrief ADD COLUMN round_no INT DEFAULT 1 NOT NULL;
ALTER TABLE debrief ADD COLUMN verdict VARCHAR(20);
ALTER TABLE debrief ADD COLUMN reason VARCHAR(1000);
ALTER TABLE debrief DROP PRIMARY KEY;
ALTER TABLE debrief ADD PRIMARY KEY (review_id, officer_id, round_no);
