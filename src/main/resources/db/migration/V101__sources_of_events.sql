-- Whether a data source may also report service events: whoever does names citizens who rate.
ALTER TABLE data_source ADD COLUMN service_events BOOLEAN DEFAULT FALSE NOT NULL;
