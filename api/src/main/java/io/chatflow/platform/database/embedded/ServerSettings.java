package io.chatflow.platform.database.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The settings the server starts with. On its command line they win over every file in the cluster.
final class ServerSettings {

    private ServerSettings() {}

    static String commandLine(int port) {
        var settings = new LinkedHashMap<String, String>();
        durable(settings);
        reachableFromThisMachineOnly(settings, port);
        quiet(settings);
        settings.put("max_connections", "100");
        settings.put("shared_buffers", "256MB");
        // Queries here are short: compiling them costs more than it saves.
        settings.put("jit", "off");
        // A new database fills within minutes, and plans made for empty tables read far too much.
        settings.put("autovacuum_naptime", "5s");
        settings.put("timezone", "UTC");
        return settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }

    /// An acknowledged message survives a power cut.
    private static void durable(Map<String, String> settings) {
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
    }

    private static void reachableFromThisMachineOnly(Map<String, String> settings, int port) {
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
    }

    /// The log never holds a statement's text or a row's content, which may be personal.
    private static void quiet(Map<String, String> settings) {
        settings.put("log_min_messages", "log");
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        settings.put("log_checkpoints", "off");
        settings.put("log_timezone", "UTC");
    }
}
