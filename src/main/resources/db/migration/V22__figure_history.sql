-- Where a figure came from: the import that brought it, or the data source and its key. Unknown (null) for figures that
-- came before this was kept.
ALTER TABLE indicator_actual ADD COLUMN came_at DATETIME;
ALTER TABLE indicator_actual ADD COLUMN import_id BIGINT;
ALTER TABLE indicator_actual ADD COLUMN source_id BIGINT;
ALTER TABLE indicator_actual ADD COLUMN source_key VARCHAR(64);

-- What a figure was before another replaced it; rows are only ever added.
CREATE TABLE superseded_actual (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  plan_code VARCHAR(32) NOT NULL,
  indicator_code VARCHAR(32) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  month_code VARCHAR(7) NOT NULL,
  actual DECIMAL(16, 4) NOT NULL,
  debt_rate DECIMAL(16, 4),
  source_name VARCHAR(120) NOT NULL,
  came_at DATETIME,
  import_id BIGINT,
  source_id BIGINT,
  source_key VARCHAR(64),
  superseded_at DATETIME NOT NULL
) ${tableOptions};
CREATE INDEX superseded_actual_figure ON superseded_actual (plan_code, indicator_code, officer_id, month_code);
