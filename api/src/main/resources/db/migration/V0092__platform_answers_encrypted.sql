-- Answers may hold what is shown once, such as a secret: they are kept encrypted. What was remembered in the clear is forgotten.
TRUNCATE idempotency_record;
ALTER TABLE idempotency_record ALTER COLUMN body TYPE bytea USING NULL;
