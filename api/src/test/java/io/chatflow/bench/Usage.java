package io.chatflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What processes take of the machine.
public final class Usage {

    private static final Path MACHINE = Path.of("/proc/stat");
    /// Where the times stand behind the name.
    private static final int TIMES_FROM = 11;
    private static final int TIMES = 4;

    private static final double TICKS_IN_A_SECOND = 100;

    private Usage() {}

    /// Processor time of the processes and their children so far, those that ended included.
    static Duration cpu(List<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .map(Usage::cpu)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Times in user and system mode, of the process itself and of the children that it has waited for.
    private static Duration cpu(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // The name comes second, in brackets, and may hold anything.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int at = TIMES_FROM; at < TIMES_FROM + TIMES; at++) {
                ticks += Long.parseLong(fields[at]);
            }
            return Duration.ofMillis((long) (ticks / TICKS_IN_A_SECOND * 1000));
        } catch (IOException noSuchFile) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }

    /// Processor time that all of the machine has used so far; zero where the system does not tell.
    static Duration cpuOfMachine() throws IOException {
        if (!Files.exists(MACHINE)) {
            return Duration.ZERO;
        }
        var fields = Files.readAllLines(MACHINE).getFirst().split(" +");
        long ticks = 0;
        for (int at = 1; at < fields.length; at++) {
            boolean idle = at == 4 || at == 5;
            boolean guest = at > 8;
            ticks += idle || guest ? 0 : Long.parseLong(fields[at]);
        }
        return Duration.ofMillis((long) (ticks / TICKS_IN_A_SECOND * 1000));
    }

    /// Resident memory in kB.
    public static long residentKilobytes(ProcessHandle process) throws IOException, InterruptedException {
        return Long.parseLong(output("ps", "-o", "rss=", "-p", Long.toString(process.pid())));
    }

    /// The heap after a collection, in kB.
    public static long heapAfterCollection(ProcessHandle process) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        output(jcmd, Long.toString(process.pid()), "GC.run");
        var info = output(jcmd, Long.toString(process.pid()), "GC.heap_info");
        return Words.wholeAt(info, Words.after(info, "used "));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return output.strip();
    }
}
