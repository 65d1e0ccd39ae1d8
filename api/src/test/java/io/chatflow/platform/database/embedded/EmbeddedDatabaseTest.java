package io.chatflow.platform.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path data;

    private JavaProcess service;

    @AfterEach
    void stopWhatStillRuns() {
        service.close();
    }

    @Test
    void writes_are_durable_and_only_this_machine_can_connect() throws Exception {
        service = start();

        try (var database = connect()) {
            assertThat(show(database, "fsync")).isEqualTo("on");
            assertThat(show(database, "synchronous_commit")).isEqualTo("on");
            assertThat(show(database, "full_page_writes")).isEqualTo("on");
            assertThat(show(database, "data_checksums")).isEqualTo("on");
            assertThat(show(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(database, "unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void nobody_gets_in_without_the_password_and_the_passwords_are_for_the_owner_of_the_service() throws Exception {
        service = start();

        assertThat(connectionWith("guessed")).isFalse();
        assertThat(connectionWith(Passwords.below(data).app())).isTrue();
        assertThat(permissions("keys")).isEqualTo("rwx------");
        assertThat(permissions("keys/database.properties")).isEqualTo("rw-------");
        assertThat(permissions("postgres")).isEqualTo("rwx------");
        assertThat(service.output()).doesNotContain(Passwords.below(data).superuser());
    }

    @Test
    void a_second_service_on_the_same_data_directory_is_refused_and_the_first_goes_on() throws Exception {
        service = start();

        var second = JavaProcess.start(DatabaseProcess.class, Map.of(), data.toString());

        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.output()).contains("Another ChatFlow (process ").contains(data.toString());
        try (var database = connect()) {
            assertThat(show(database, "fsync")).isEqualTo("on");
        }
    }

    @Test
    void a_termination_stops_the_database_cleanly() throws Exception {
        service = start();

        service.terminate();

        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(log()).endsWith("database system is shut down");
    }

    @Test
    void a_database_that_outlived_its_killed_service_is_stopped_and_started_with_our_settings() throws Exception {
        service = start();
        remember("before the kill");
        var orphan = serving();
        service.kill();
        assertThat(orphan.isServing()).isTrue();

        service = start();

        assertThat(serving().processId()).isNotEqualTo(orphan.processId());
        assertThat(orphan.isServing()).isFalse();
        assertThat(remembered()).isEqualTo("before the kill");
    }

    @Test
    void both_killed_at_once_come_back_with_everything_committed() throws Exception {
        service = start();
        remember("before the crash");
        var server = ProcessHandle.of(serving().processId()).orElseThrow();
        service.kill();
        server.destroyForcibly();

        service = start();

        assertThat(remembered()).isEqualTo("before the crash");
    }

    @Test
    void a_database_killed_alone_is_started_again_on_its_port() throws Exception {
        service = start();
        remember("before it fell");
        var fallen = serving();
        ProcessHandle.of(fallen.processId()).orElseThrow().destroyForcibly();

        service.awaitOutput("The database is back");

        assertThat(serving().processId()).isNotEqualTo(fallen.processId());
        assertThat(remembered()).isEqualTo("before it fell");
    }

    @Test
    void a_process_id_used_again_by_another_program_does_not_block_the_start() throws Exception {
        service = start();
        service.terminate();
        var mark = data.resolve("postgres/postmaster.pid");
        Files.writeString(mark, ProcessHandle.current().pid() + "\n" + data.resolve("postgres") + "\n");

        service = start();

        assertThat(serving().processId()).isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void a_creation_that_was_cut_short_is_done_anew() throws Exception {
        Files.createDirectories(data.resolve("postgres.partial-1/base"));

        service = start();

        assertThat(serving().isServing()).isTrue();
        assertThat(data.resolve("postgres.partial-1")).doesNotExist();
    }

    @Test
    void beginning_anew_deletes_what_was_there_even_under_an_orphan_and_nothing_of_others() throws Exception {
        service = start();
        remember("the old times");
        var passwords = Passwords.below(data);
        Files.writeString(data.resolve("notes.txt"), "not ours");
        service.kill();

        service = start("--fresh");

        assertThat(ask("SELECT to_regclass('memory')")).isNull();
        assertThat(Passwords.below(data)).isNotEqualTo(passwords);
        assertThat(data.resolve("notes.txt")).exists();
    }

    private JavaProcess start(String... options) {
        var arguments = Stream.concat(Stream.of(data.toString()), Stream.of(options));
        return JavaProcess.start(DatabaseProcess.class, Map.of(), arguments.toArray(String[]::new))
                .awaitOutput("ready ");
    }

    private Postmaster serving() {
        return Postmaster.of(data.resolve("postgres")).orElseThrow();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url(), "postgres", Passwords.below(data).superuser());
    }

    private boolean connectionWith(String password) {
        try (var connection = DriverManager.getConnection(url(), "chatflow_app", password)) {
            return connection.isValid(5);
        } catch (SQLException refused) {
            return false;
        }
    }

    private String url() {
        return service.output()
                .lines()
                .filter(line -> line.startsWith("ready "))
                .findFirst()
                .orElseThrow()
                .substring("ready ".length());
    }

    private void remember(String text) throws SQLException {
        try (var database = connect();
                var statement = database.createStatement()) {
            statement.execute("CREATE TABLE memory AS SELECT '" + text + "' AS text");
        }
    }

    private String remembered() throws SQLException {
        return ask("SELECT text FROM memory");
    }

    private String ask(String query) throws SQLException {
        try (var database = connect()) {
            return first(database, query);
        }
    }

    private static String show(Connection database, String setting) throws SQLException {
        return first(database, "SHOW " + setting);
    }

    private static String first(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private String log() throws IOException {
        return Files.readString(data.resolve("postgres/server.log")).strip();
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(path)));
    }
}
