/// Trainings of what a tenant taught, and its test suite. Owns `assistant_version` and `assistant_example`.
package io.chatflow.assistant.versions;
