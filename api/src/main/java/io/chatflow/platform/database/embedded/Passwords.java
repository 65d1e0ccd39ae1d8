package io.chatflow.platform.database.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// The passwords of one cluster's roles: random, made once, kept in `keys/database.properties` for the user
/// of the service only.
record Passwords(String superuser, String owner, String app) {

    private static final int BYTES = 32;

    /// @throws DatabaseStartException when the file cannot be read or written, or lacks one of them
    static Passwords below(Path dataDirectory) {
        var file = dataDirectory.resolve("keys").resolve("database.properties");
        try {
            Directories.createPrivate(file.getParent());
            if (!Files.exists(file)) {
                Directories.writePrivate(file, create().text());
            }
            return parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException failure) {
            throw new DatabaseStartException(
                    "Cannot read the database's passwords in " + file + ": " + failure, failure);
        }
    }

    private static Passwords create() {
        var random = new SecureRandom();
        return new Passwords(password(random), password(random), password(random));
    }

    private static String password(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String text() throws IOException {
        var properties = new Properties();
        properties.setProperty("superuser", superuser);
        properties.setProperty("owner", owner);
        properties.setProperty("app", app);
        var text = new StringWriter();
        properties.store(text, "Passwords of the embedded database");
        return text.toString();
    }

    private static Passwords parse(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        return new Passwords(
                required(properties, "superuser"), required(properties, "owner"), required(properties, "app"));
    }

    private static String required(Properties properties, String name) {
        var value = properties.getProperty(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException("it has no entry " + name);
        }
        return value;
    }

    @Override
    public String toString() {
        return "Passwords[…]";
    }
}
