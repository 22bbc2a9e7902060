-- Mean of all valid citizens' ratings of a post type (this quarter and the one before), on the 0-100 scale: frozen
-- with the quarter's inputs, because it enters every score that leans on it.
CREATE TABLE public_prior (
  quarter_code VARCHAR(7) NOT NULL,
  post_type VARCHAR(20) NOT NULL,
  mean_score DECIMAL(9, 6) NOT NULL,
  ratings INT NOT NULL,
  PRIMARY KEY (quarter_code, post_type)
) ${tableOptions};
