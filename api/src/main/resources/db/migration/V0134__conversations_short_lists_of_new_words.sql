-- New words wait in a list until it is full; whoever fills it then writes them all into the index and, here, holds up a batch of messages. A
-- list of 256 kB in place of 4 MB makes many short waits of few long ones, and each search reads less of it (decision 13).
ALTER INDEX entry_words SET (gin_pending_list_limit = 256);
