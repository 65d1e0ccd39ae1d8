/// The shared kernel: ids, database and tenant wall, web conventions, jobs, limits, secrets, audit.
/// Each sub-package is a small room that every feature may use; none of them knows a feature.
package io.chatflow.platform;
