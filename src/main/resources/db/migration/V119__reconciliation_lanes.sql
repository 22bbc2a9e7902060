-- Two branches compute the statements of a month side by side, each with a row that says how far it has come.
CREATE TABLE reconciliation_lane (
  month_code VARCHAR(7) NOT NULL,
  lane_no INT NOT NULL,
  computed_to VARCHAR(32) NOT NULL,
  computed BOOLEAN NOT NULL,
  PRIMARY KEY (month_code, lane_no)
) ${tableOptions};

INSERT INTO reconciliation_lane (month_code, lane_no, computed_to, computed)
SELECT month_code, 0, computed_to, computed FROM reconciliation_round;
INSERT INTO reconciliation_lane (month_code, lane_no, computed_to, computed)
SELECT month_code, 1, computed_to, computed FROM reconciliation_round;

ALTER TABLE reconciliation_round DROP COLUMN computed_to;
ALTER TABLE reconciliation_round DROP COLUMN computed;
