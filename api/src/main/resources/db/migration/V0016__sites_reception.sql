-- How a site receives its shoppers: the forms before, instead of and after a conversation, link previews, and the hours of its people.
ALTER TABLE site
    ADD COLUMN reception jsonb NOT NULL
        DEFAULT '{"preChat": [], "leaveMessage": false, "survey": false, "linkPreviews": false}';
