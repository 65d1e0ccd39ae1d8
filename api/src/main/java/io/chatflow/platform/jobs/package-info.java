/// Work that must happen after a commit, or again and again: rows of `scheduled_tasks`, written in the transaction that
/// wants the work, run by any node. Features declare beans of `Job` or `RecurringJob` and schedule through `Jobs`.
package io.chatflow.platform.jobs;
