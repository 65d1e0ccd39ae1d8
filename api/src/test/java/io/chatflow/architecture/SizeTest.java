package io.chatflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A file or folder that wants more than this wants another design.
class SizeTest {

    private static final Path TOP = Path.of("").toAbsolutePath().getParent();
    private static final List<String> ROOMS = List.of(
            "api/src/main/java",
            "api/src/test/java",
            "widget-js/src",
            "widget-js/test",
            "tenant-admin/src",
            "tenant-admin/test");
    private static final int JAVA_LINES = 400;
    private static final int TYPESCRIPT_LINES = 300;
    private static final int FILES_IN_A_FOLDER = 25;

    @Test
    void no_file_is_longer_than_a_reader_can_hold() {
        assertThat(code().filter(file -> lines(file) > (isJava(file) ? JAVA_LINES : TYPESCRIPT_LINES)))
                .isEmpty();
    }

    @Test
    void no_folder_holds_more_files_than_a_reader_can_scan() {
        var folders = code().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

        assertThat(folders.entrySet().stream().filter(folder -> folder.getValue() > FILES_IN_A_FOLDER))
                .isEmpty();
    }

    private static Stream<Path> code() {
        return ROOMS.stream().map(TOP::resolve).filter(Files::isDirectory).flatMap(SizeTest::filesBelow);
    }

    /// Generated files are as long as what they are generated from.
    private static Stream<Path> filesBelow(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(java|ts|tsx)"))
                    .filter(file -> !file.getFileName().toString().startsWith("generated."))
                    .filter(file -> !file.getParent().endsWith("generated"))
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
