-- Two branches compute and publish the statements of a month side by side: each has a range of officers, and a row
-- that says how far it has come. A month that was begun before is finished, or begun again, by one branch.
CREATE TABLE reconciliation_lane (
  month_code VARCHAR(7) NOT NULL,
  lane_no INT NOT NULL,
  after_id VARCHAR(32) NOT NULL,
  up_to_id VARCHAR(32),
  computed_to VARCHAR(32) NOT NULL,
  computed BOOLEAN NOT NULL,
  PRIMARY KEY (month_code, lane_no)
) ${tableOptions};

INSERT INTO reconciliation_lane (month_code, lane_no, after_id, up_to_id, computed_to, computed)
SELECT month_code, 0, '', NULL, computed_to, computed FROM reconciliation_round;

ALTER TABLE reconciliation_round DROP COLUMN computed_to;
ALTER TABLE reconciliation_round DROP COLUMN computed;
