-- Logins. Officers' roles follow from their offices; staff_roles are those of an account that belongs to no officer.
CREATE TABLE account (
  username VARCHAR(64) NOT NULL,
  password_hash VARCHAR(100) NOT NULL,
  officer_id VARCHAR(32),
  staff_roles VARCHAR(100) NOT NULL,
  must_change_password BOOLEAN NOT NULL,
  enabled BOOLEAN NOT NULL,
  changed_at DATETIME NOT NULL,
  PRIMARY KEY (username),
  CONSTRAINT uq_account_officer UNIQUE (officer_id)
) ${tableOptions};

-- One row that a starting node locks while it makes the engine's grants and filters.
CREATE TABLE start_lock (
  lock_name VARCHAR(20) NOT NULL,
  PRIMARY KEY (lock_name)
) ${tableOptions};
INSERT INTO start_lock (lock_name) VALUES ('engine-grants');
