package io.chatflow.identity;

/// The names that `@Secured` takes. Staff hold those of their role and of every role below it.
public final class Access {

    public static final String STAFF = "staff";
    public static final String SUPERVISOR = "supervisor";
    public static final String ADMIN = "admin";
    public static final String OWNER = "owner";
    public static final String OPERATOR = "operator";
    public static final String VISITOR = "visitor";
    public static final String SITE = "site";

    private Access() {}
}
