package io.chatflow.bench;

/// Results as rows in Markdown.
public final class Table {

    private final StringBuilder rows = new StringBuilder("\n| what | measured |\n|---|---|\n");

    public void add(String what, String measured) {
        rows.append("| ").append(what).append(" | ").append(measured).append(" |\n");
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
