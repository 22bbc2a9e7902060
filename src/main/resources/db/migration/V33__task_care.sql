CREATE TABLE task_care (
  task_id VARCHAR(64) NOT NULL,
  person VARCHAR(32) NOT NULL,
  reminded_at DATETIME,
  given_at DATETIME NOT NULL,
  PRIMARY KEY (task_id, person)
) ${tableOptions};
