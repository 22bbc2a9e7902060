-- How the citizen of a service event is asked to rate it. The address is encrypted, and gone once the link is sent or given
-- up. registered_by: the officer who entered the event in the task list; source_id, source_key: the data source that sent it.
CREATE TABLE rating_request (
  event_id VARCHAR(32) NOT NULL,
  contact_kind VARCHAR(20) NOT NULL,
  sealed_address VARCHAR(600),
  state VARCHAR(20) NOT NULL,
  tries INT NOT NULL,
  settled_at DATETIME,
  registered_by VARCHAR(32),
  source_id BIGINT,
  source_key VARCHAR(64),
  fingerprint VARCHAR(64),
  received_at DATETIME NOT NULL,
  PRIMARY KEY (event_id),
  CONSTRAINT uq_rating_request_source UNIQUE (source_id, source_key)
) ${tableOptions};
CREATE INDEX ix_rating_request_state ON rating_request (state, received_at);
CREATE INDEX ix_rating_request_registered ON rating_request (registered_by, received_at);

-- Every link that was ever sent or shown for an event, by the hash of its token.
CREATE TABLE rating_link (
  token_hash VARCHAR(64) NOT NULL,
  event_id VARCHAR(32) NOT NULL,
  made_at DATETIME NOT NULL,
  valid_until DATETIME NOT NULL,
  shown_by VARCHAR(32),
  PRIMARY KEY (token_hash)
) ${tableOptions};
CREATE INDEX ix_rating_link_event ON rating_link (event_id);
CREATE INDEX ix_rating_link_valid ON rating_link (valid_until);

CREATE INDEX ix_rating_rated_at ON rating (rated_at);
