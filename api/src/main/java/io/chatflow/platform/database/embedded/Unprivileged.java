package io.chatflow.platform.database.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How PostgreSQL's programs are started, since they refuse to run as root.
sealed interface Unprivileged {

    Duration PATIENCE = Duration.ofSeconds(10);

    /// The same program, started so that it does not run as root.
    List<String> command(List<String> program);

    /// Gives the files below to the user that the programs run as.
    void own(Path path);

    /// Files stay where and whose they are.
    record Itself() implements Unprivileged {

        @Override
        public List<String> command(List<String> program) {
            return program;
        }

        @Override
        public void own(Path path) {}
    }

    /// In a user namespace of its own the process is nobody to itself, and for the file system still the
    /// owner of root's files: nothing changes hands, and any directory will do.
    record OwnNamespace() implements Unprivileged {

        @Override
        public List<String> command(List<String> program) {
            return prefixed(List.of("unshare", "-U", "--"), program);
        }

        @Override
        public void own(Path path) {}
    }

    /// Where namespaces are forbidden (most containers): as the user nobody, who then owns the cluster and
    /// must be able to reach it.
    record Nobody(UserPrincipal user) implements Unprivileged {

        @Override
        public List<String> command(List<String> program) {
            return prefixed(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "--"), program);
        }

        /// @throws DatabaseStartException when a directory above is closed to nobody
        void checkReaches(Path directory) {
            var enter = List.of("sh", "-c", "cd \"$1\"", "sh", directory.toString());
            if (!Command.run(command(enter), PATIENCE).succeeded()) {
                throw new DatabaseStartException("""
                        PostgreSQL refuses to run as root, and the user nobody, whom it runs as instead, cannot reach %s.
                        Choose a data directory below one that others may enter (bin/run --data DIR, or CHATFLOW_DATA_DIR),
                        or start ChatFlow as another user.\
                        """.formatted(directory));
            }
        }

        @Override
        public void own(Path path) {
            try {
                Files.walkFileTree(path, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes a) throws IOException {
                        Files.setOwner(directory, user);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        Files.setOwner(file, user);
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException failure) {
                throw new DatabaseStartException("Cannot give " + path + " to the user nobody: " + failure, failure);
            }
        }
    }

    /// The way that works on this machine.
    static Unprivileged onThisMachine() {
        // initdb also refuses a user id that has no name, as some containers give it.
        var hasName = !"?".equals(System.getProperty("user.name"));
        if (new UnixSystem().getUid() != 0 && hasName) {
            return new Itself();
        }
        if (works(new OwnNamespace())) {
            return new OwnNamespace();
        }
        return nobody().filter(Unprivileged::works).orElseThrow(() -> new DatabaseStartException("""
                        PostgreSQL refuses to run as root, and neither `unshare -U` nor `setpriv` works here.
                        Start ChatFlow as another user, or give it an external database (DATASOURCES_DEFAULT_URL).\
                        """));
    }

    private static Optional<Unprivileged> nobody() {
        try {
            var users = Path.of("/").getFileSystem().getUserPrincipalLookupService();
            return Optional.of(new Nobody(users.lookupPrincipalByName("nobody")));
        } catch (IOException noSuchUser) {
            return Optional.empty();
        }
    }

    private static boolean works(Unprivileged way) {
        var id = Command.run(way.command(List.of("id", "-u")), PATIENCE);
        return id.succeeded() && !id.output().strip().equals("0");
    }

    private static List<String> prefixed(List<String> prefix, List<String> program) {
        var all = new ArrayList<>(prefix);
        all.addAll(program);
        return List.copyOf(all);
    }
}
