package io.chatflow.platform.database.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/// The right to use a data directory. The operating system takes it back when the process ends, however it
/// ends, and no child process inherits it.
final class DirectoryLock implements AutoCloseable {

    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    /// @throws DatabaseStartException when another process has it
    static DirectoryLock take(Path directory) {
        try {
            var file = FileChannel.open(directory.resolve("lock"), CREATE, READ, WRITE);
            if (isTaken(file)) {
                var owner = owner(file);
                file.close();
                throw new DatabaseStartException("""
                        Another ChatFlow%s is using the data directory %s.
                        Stop it first, or give this one a directory of its own (bin/run --data DIR, or CHATFLOW_DATA_DIR).\
                        """.formatted(owner, directory));
            }
            file.truncate(0)
                    .write(US_ASCII.encode(Long.toString(ProcessHandle.current().pid())), 0);
            return new DirectoryLock(file);
        } catch (IOException failure) {
            throw new DatabaseStartException("Cannot lock the data directory " + directory + ": " + failure, failure);
        }
    }

    private static boolean isTaken(FileChannel file) throws IOException {
        try {
            return file.tryLock() == null;
        } catch (OverlappingFileLockException takenByThisProcess) {
            return true;
        }
    }

    private static String owner(FileChannel file) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        file.read(bytes, 0);
        var owner = US_ASCII.decode(bytes.flip()).toString();
        return owner.isBlank() ? "" : " (process " + owner + ")";
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
