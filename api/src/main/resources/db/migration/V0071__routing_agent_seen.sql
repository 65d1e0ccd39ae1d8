-- When a socket of the agent was last seen open, by any node. Null for those who never had one: programs that set their availability by
-- HTTP alone stay as they said.
ALTER TABLE agent_state ADD COLUMN seen_at timestamptz;
