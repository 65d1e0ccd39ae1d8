package io.chatflow.bench;

/// Results as rows in Markdown.
final class Table {

    private final StringBuilder rows = new StringBuilder("\n| what | measured |\n|---|---|\n");

    void add(String what, String measured) {
        rows.append("| ").append(what).append(" | ").append(measured).append(" |\n");
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
