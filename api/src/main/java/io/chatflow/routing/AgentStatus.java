package io.chatflow.routing;

/// What an agent says of themselves; stored until they say otherwise. Only `online` agents are given conversations.
public enum AgentStatus {
    online,
    away,
    offline
}
