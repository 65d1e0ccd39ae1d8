package io.chatflow.tenants;

/// A unit that conversations are routed to. Each tenant has one default team, which holds its agents.
public record Team(TeamId id, String name, boolean isDefault) {}
