package io.github.qmpcodegen.samples.vminfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.samples.vminfo.render.JsonRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class VmInfoCommandTest {

    private static final String CLEAR = "\033[H\033[2J\033[?7l";
    private static final String WRAP = "\033[?7h";

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();
    private final String address = server.address().toString();

    @BeforeEach
    void serve() {
        server.on("query-name", request -> "{\"name\": \"mail\"}").serve();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void textIsWrittenUnlessToldOtherwise() {
        assertEquals(new Run(0, "Name         mail\n", ""), Run.of(address));
    }

    @Test
    void programsGetJson() {
        Run run = Run.of(address, "--json");

        assertEquals("mail", JsonRenderer.parse(run.out()).name());
        assertEquals(0, run.code());
    }

    @Test
    void watchingAsksAgain() {
        AtomicInteger times = new AtomicInteger();
        server.on("query-name", request -> "{\"name\": \"mail" + times.incrementAndGet() + "\"}");

        Run lines = Run.of(address, "--json", "--watch=0.01", "--times=3");
        assertEquals(new Run(0, "{\"name\":\"mail1\"}\n{\"name\":\"mail2\"}\n{\"name\":\"mail3\"}\n", ""), lines);

        Run text = Run.of(address, "-w", "0.01", "-n", "2");
        assertEquals(new Run(0, "Name         mail4\n\nName         mail5\n\n", ""), text);

        Run screen = Run.in(() -> OptionalInt.of(24), address, "--watch=0.01", "-n1");
        assertEquals(new Run(0, CLEAR + "Name         mail6\n" + WRAP, ""), screen);
    }

    @Test
    void watchingShowsTheBeginningOfWhatDoesNotFit() {
        server.on("query-status", request -> "{\"running\": true}").on("query-kvm", request -> "{\"enabled\": true}");
        Run small = Run.in(() -> OptionalInt.of(3), address, "--watch=0.01", "-n1");
        assertEquals(new Run(0, CLEAR + "Name         mail\n(2 more lines)\n" + WRAP, ""), small);
        Run tiny = Run.in(() -> OptionalInt.of(1), address, "--watch=0.01", "-n1");
        assertEquals(new Run(0, CLEAR + "(3 more lines)\n" + WRAP, ""), tiny);
        Run enough = Run.in(() -> OptionalInt.of(4), address, "--watch=0.01", "-n1");
        assertEquals(
                new Run(0, CLEAR + "Name         mail\nStatus       running\nAccelerator  KVM\n" + WRAP, ""), enough);
    }

    @Test
    void aWindowOfAnotherSizeShowsWhileItWaits() {
        AtomicInteger looks = new AtomicInteger();
        server.on("query-status", request -> "{\"running\": true}").on("query-kvm", request -> {
            if (looks.get() > 0) {
                server.close();
            }
            return "{\"enabled\": true}";
        });
        // One look when it is drawn, then others: the window has grown, and with the second round the machine ends.
        Run run = Run.in(() -> OptionalInt.of(looks.getAndIncrement() == 0 ? 3 : 4), address, "--watch=0.01");
        assertEquals(
                CLEAR + "Name         mail\n(2 more lines)\n" + WRAP + CLEAR
                        + "Name         mail\nStatus       running\nAccelerator  KVM\n" + WRAP,
                run.out());
    }

    @ParameterizedTest
    @CsvSource({"--json", "--json --watch=0.01 -n2"})
    void jsonHasNothingBeforeItOnATerminalEither(String arguments) {
        Run run = Run.in(() -> OptionalInt.of(24), (address + " " + arguments).split(" "));
        assertTrue(run.out().startsWith("{"), run.out());
        assertFalse(run.out().contains("\033"), run.out());
    }

    @Test
    void anOutputThatTakesNothingEndsItEvenWhenWatching() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int count) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void close() {
                // There is nothing to give back.
            }
        };
        StringWriter err = new StringWriter();
        int code = VmInfoCommand.commandLine(Window.NONE)
                .setOut(new PrintWriter(full, true))
                .setErr(new PrintWriter(err, true))
                .execute(address, "--watch=0.01");
        assertEquals(1, code);
        assertTrue(err.toString().startsWith("vm-info: cannot write to standard output"), err.toString());
    }

    @Test
    void passwordsOfImagesAreNotShown() {
        server.on(
                "query-block",
                request -> "[{\"device\": \"d\", \"removable\": false, \"locked\": false, \"inserted\":"
                        + " {\"file\": \"https://me:hunter2@host/disk\", \"drv\": \"raw\", \"ro\": false}}]");
        for (Run run : List.of(Run.of(address), Run.of(address, "--json"))) {
            assertTrue(run.out().contains("https://me:***@host/disk"), run.out());
        }
    }

    @Test
    void aBarePathIsASocket() {
        assertEquals(
                "Name         mail\n",
                Run.of(address.substring("unix:".length())).out());
    }

    @Test
    void watchingEndsWithTheMachine() {
        AtomicInteger times = new AtomicInteger();
        server.on("query-name", request -> {
            if (times.incrementAndGet() == 3) {
                server.close();
            }
            return "{\"name\": \"mail\"}";
        });

        Run run = Run.of(address, "--json", "--watch=0.01");

        assertEquals(1, run.code());
        assertEquals("{\"name\":\"mail\"}\n".repeat(2), run.out());
        assertTrue(run.err().startsWith("vm-info: "), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void verboseTellsWhatIsLeftOut() {
        Run run = Run.of(address, "--verbose");

        assertEquals("Name         mail\n", run.out());
        assertTrue(
                run.err().contains("left out: 'query-jobs' failed: The command query-jobs has not been found"),
                run.err());
    }

    @Test
    void aServerThatIsNotThereIsToldInOneLine() {
        server.close();

        Run run = Run.of(address);

        assertEquals(1, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("vm-info: cannot connect to " + address), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void aServerThatDoesNotAnswerCostsTheTimeout() {
        try (FakeQmpServer silent = FakeQmpServer.onUnixSocket()) {
            Run run = Run.of(silent.address().toString(), "--timeout=0.05");

            assertEquals(1, run.code());
            assertTrue(run.err().contains("greet"), run.err());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', an address is missing",
        "tcp:nowhere, not a QMP address: 'tcp:nowhere'",
        "tls:host:1 --tls-cert=x, a certificate needs its key",
        "unix:/x --watch=0, --watch must be a positive number of seconds",
        "unix:/x --timeout=-1, --timeout must be a positive number of seconds",
        "unix:/x --times=2, --times must be a positive number",
        "unix:/x --watch --times=0, --times must be a positive number",
        "unix:/x --no-such, Unknown option: '--no-such'"
    })
    void wrongUsageIsExplainedInOneLine(String arguments, String complaint) {
        Run run = Run.of(arguments.split(" "));

        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("vm-info: " + complaint), run.err());
        assertTrue(run.err().endsWith("; see vm-info --help\n"), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void helpIsData() {
        Run run = Run.of("--help");

        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("Usage: vm-info "), run.out());
    }
}
