-- The post (unit/class) whose officers share the red light for which an item was opened; no row if it is the officer's own.
CREATE TABLE shared_red_light (
  cause_id BIGINT NOT NULL PRIMARY KEY,
  post VARCHAR(60) NOT NULL
) ${tableOptions};
CREATE INDEX ix_shared_red_light ON shared_red_light (post);
