-- Of the frozen roster (review_member, whose unit_code is the unit that assesses): the unit whose plan holds, and the one
-- that had the officer too and gives an opinion (null: none). Without a row: his own unit, and no other.
CREATE TABLE review_member_unit (
  review_id VARCHAR(45) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  plan_unit VARCHAR(32) NOT NULL,
  other_unit VARCHAR(32),
  PRIMARY KEY (review_id, officer_id)
) ${tableOptions};
