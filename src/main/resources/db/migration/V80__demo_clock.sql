-- Where the demo's clock stood when it was last looked at; without the demo profile the table stays empty.
CREATE TABLE demo_clock (
  id INT NOT NULL PRIMARY KEY,
  told_at DATETIME NOT NULL
) ${tableOptions};
