package io.chatflow.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/// The whole service on a free port, started once for a run: tests go in by its front door.
public final class TestService {

    public static final String MASTER_KEY = "dGVzdHMgZW5jcnlwdCB1bmRlciB0aGlzIG9uZSBrZXk=";

    private static final EmbeddedServer SERVER = start(Map.of());

    private TestService() {}

    /// `http://localhost:port`, without a slash at the end.
    public static String baseUrl() {
        return SERVER.getURL().toString();
    }

    /// Beans are for what has no front door, such as reading what a job left behind.
    public static ApplicationContext context() {
        return SERVER.getApplicationContext();
    }

    /// A second service on the same database, with settings of its own. The caller closes it.
    public static EmbeddedServer start(Map<String, Object> settings) {
        var all = new HashMap<String, Object>(TestDatabase.properties());
        all.put("micronaut.server.port", -1);
        all.put("chatflow.master-key", MASTER_KEY);
        all.putAll(MailServer.settings());
        all.put("chatflow.trusted-proxies", OwnAddress.PROXIES);
        all.put("chatflow.operator.email", Operator.EMAIL);
        all.put("chatflow.operator.password", Operator.PASSWORD);
        // Jobs run on whichever service is there: all of them may call the fake shops on this machine.
        all.put("chatflow.private-shops", true);
        all.put("chatflow.outbound.timeout", "5s");
        all.put("chatflow.commerce.recheck-after", "50ms");
        all.put("chatflow.push.retry-after", "50ms");
        all.putAll(settings);
        return ApplicationContext.run(EmbeddedServer.class, all, "test");
    }
}
