-- Who of the drawn panel members did not rate after all, in the order in which the next of the same draw took their places.
ALTER TABLE panel_draw ADD COLUMN replaced VARCHAR(400);
