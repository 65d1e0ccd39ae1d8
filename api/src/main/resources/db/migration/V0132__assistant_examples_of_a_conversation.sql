-- A conversation that goes takes with it what the assistant learnt from it.
CREATE INDEX assistant_example_of_conversation ON assistant_example (tenant_id, conversation_id) WHERE conversation_id IS NOT NULL;
