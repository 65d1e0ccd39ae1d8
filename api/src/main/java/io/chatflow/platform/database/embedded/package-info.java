/// The PostgreSQL that comes with the service: unpacked once for a machine, durable, owned by one process at
/// a time, stopped with it, and found again after a crash. Everything lives under the data directory:
/// `postgres` (the cluster), `keys` (passwords), `lock`.
package io.chatflow.platform.database.embedded;
