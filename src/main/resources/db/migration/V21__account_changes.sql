-- Who handed out a password, made or changed an account, for whom and when; rows are only ever added.
CREATE TABLE account_change (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  username VARCHAR(64) NOT NULL,
  act VARCHAR(20) NOT NULL,
  staff_roles VARCHAR(100),
  done_by VARCHAR(64) NOT NULL,
  done_at DATETIME NOT NULL
) ${tableOptions};
CREATE INDEX ix_account_change_username ON account_change (username);
