-- Counts the changes to units, officers, appointments, relations and leave, so that every node knows when to read
-- them again.
CREATE TABLE county_version (
  id INT NOT NULL,
  version_no BIGINT NOT NULL,
  PRIMARY KEY (id)
) ${tableOptions};
INSERT INTO county_version (id, version_no) VALUES (1, 0);
