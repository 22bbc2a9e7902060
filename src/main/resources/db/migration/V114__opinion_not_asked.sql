-- Why nobody of the other unit could be asked about an officer; empty where somebody was.
ALTER TABLE unit_opinion ADD COLUMN not_asked VARCHAR(60);
