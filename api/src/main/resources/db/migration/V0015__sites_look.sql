-- The look of a site as one value, read and written as a whole; what the widget says in a site's own words, by language and key.
ALTER TABLE site
    ADD COLUMN theme jsonb,
    ADD COLUMN texts jsonb NOT NULL DEFAULT '{}';

UPDATE site
SET theme = jsonb_build_object(
    'accent', accent,
    'mode', mode,
    'position', position,
    'radius', 12,
    'size', 'regular',
    'preset', 'shop',
    'launcher', jsonb_build_object('icon', 'chat', 'text', launcher_text),
    'poweredBy', true);

ALTER TABLE site
    ALTER COLUMN theme SET NOT NULL,
    DROP COLUMN accent,
    DROP COLUMN mode,
    DROP COLUMN position,
    DROP COLUMN launcher_text;
