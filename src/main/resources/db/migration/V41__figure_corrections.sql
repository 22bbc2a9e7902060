-- Figures that a supervisor corrected when he answered a dispute. The imported row stays as the source gave it; a
-- correction holds as long as the source says what was disputed.
CREATE TABLE figure_correction (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  plan_code VARCHAR(32) NOT NULL,
  indicator_code VARCHAR(32) NOT NULL,
  officer_id VARCHAR(32) NOT NULL,
  month_code VARCHAR(7) NOT NULL,
  imported DECIMAL(16, 4),
  corrected DECIMAL(16, 4) NOT NULL,
  reference VARCHAR(120) NOT NULL,
  decided_by VARCHAR(32) NOT NULL,
  decided_at DATETIME NOT NULL
) ${tableOptions};
CREATE INDEX figure_correction_officer ON figure_correction (officer_id, month_code);
