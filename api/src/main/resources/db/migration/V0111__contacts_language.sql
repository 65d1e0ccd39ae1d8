-- What the shopper's browser, or the page that it shows, said its language is: a code of ISO 639.
ALTER TABLE contact ADD COLUMN language text;
