-- The statistics of an index over an expression are made of the expression's values: thirty thousand texts were taken apart again, for a second
-- or more, whenever a tenth of the log was new. Searching goes by this index whatever they say.
ALTER INDEX entry_words ALTER COLUMN 2 SET STATISTICS 0;
