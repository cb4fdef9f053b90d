package ru.metodkarta.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that reads what strangers have sent: no shell, hardly any environment, and no more time, memory and room on
 * the disk than it is given. Where {@code prlimit} is missing nothing holds its memory.
 *
 * @param prlimit null where there is none
 */
record LimitedRun(Path prlimit, Duration time, long memory, long output) {

    private static final Logger log = LoggerFactory.getLogger(LimitedRun.class);

    private static final Set<String> ENVIRONMENT = Set.of("PATH", "LD_LIBRARY_PATH", "LIBHEIF_PLUGIN_PATH");
    private static final long LOOK_EVERY_MS = 50;
    private static final long KILLED_MS = 2_000;

    /** How it ended: {@code "0"} is well, another number its exit code, else the limit it has met. */
    String outcome(List<String> command, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(limited(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.environment().put("LC_ALL", "C");
        // address space is capped, and every arena of glibc reserves 64 MB of it
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            long end = System.nanoTime() + time.toNanos();
            while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > end) {
                    return "time";
                }
                if (written(folder) > output) {
                    return "output";
                }
            }
            return written(folder) > output ? "output" : String.valueOf(process.exitValue());
        } finally {
            end(process);
        }
    }

    /** The kernel's limits hold also when this application is gone; processor time counts all threads. */
    private List<String> limited(List<String> command) {
        if (prlimit == null) {
            return command;
        }
        List<String> whole = new ArrayList<>(List.of(
                prlimit.toString(),
                "--as=" + memory,
                "--fsize=" + output,
                "--cpu=" + (4 * time.toSeconds() + 1),
                "--core=0"));
        whole.addAll(command);
        return whole;
    }

    private static long written(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (UncheckedIOException e) {
            // gone while it was counted
            return 0;
        }
    }

    /**
     * Waits until they are gone: what is killed may go on for a moment on a busy machine. What it starts in the very
     * moment of its end is not found; decoders start nothing.
     */
    private static void end(Process process) throws InterruptedException {
        if (process.isAlive()) {
            List<ProcessHandle> whole = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .toList();
            whole.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle one : whole) {
                gone(one);
            }
        }
    }

    private static void gone(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(KILLED_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.warn("a decoder of photographs has been killed and is still there: {}", process.pid());
        }
    }
}
