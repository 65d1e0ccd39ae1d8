package io.chatflow.routing.agents;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

@MappedEntity("agent_state")
record AgentStateRow(@Id UUID staffId) {}
