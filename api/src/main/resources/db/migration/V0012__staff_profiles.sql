-- Somebody who left keeps the name under what was written; nothing opens to them any more.
ALTER TABLE membership ADD COLUMN deactivated_at timestamptz;

-- How the panel speaks to this person, and what it calls their attention to.
ALTER TABLE membership ADD COLUMN language text;
ALTER TABLE membership ADD COLUMN notify_about text NOT NULL DEFAULT 'mine';
ALTER TABLE membership ADD COLUMN notify_sound boolean NOT NULL DEFAULT false;
