-- A suspended site keeps all that it has and speaks with no shopper. A removed one is as if it were not there, until it is restored.
ALTER TABLE site
    ADD COLUMN suspended_at timestamptz,
    ADD COLUMN removed_at   timestamptz;
