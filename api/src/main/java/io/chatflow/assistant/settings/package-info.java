/// How the assistant behaves on each site, what other thresholds would do, and trials. Owns `assistant_settings`.
package io.chatflow.assistant.settings;
