-- Whose statement of a month is to be computed again with the month's next round, because something of one officer
-- changed that no file brought: a log that was judged or corrected, a posting. The same may stand here twice.
CREATE TABLE statement_change (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  officer_id VARCHAR(32) NOT NULL,
  month_code VARCHAR(7) NOT NULL
) ${tableOptions};
CREATE INDEX statement_change_month ON statement_change (month_code);
