/// Who answers: agents' availability and capacity, the queue, assignment, offers, and what staff decide about a
/// conversation (assignee, resolution, snooze, priority, tags). Owns agent_state, team_policy, queue_item,
/// queue_wait, reply_time. May use tenants, identity, contacts, conversations and realtime.
///
/// Locks are always taken in this order: the conversation's row, then the tenant's `RoutingLock`. Whoever decides who
/// gets what holds the lock until the commit, on every node: so nothing is assigned twice and no agent beyond
/// capacity.
package io.chatflow.routing;
