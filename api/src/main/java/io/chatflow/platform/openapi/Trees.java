package io.chatflow.platform.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/// Steps through a tree of maps and lists, as YAML gives it.
final class Trees {

    private Trees() {}

    @SuppressWarnings("unchecked") // YAML's keys are texts here
    static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    static Map<String, Object> map(Map<String, Object> parent, String key) {
        return map(parent.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>()));
    }
}
