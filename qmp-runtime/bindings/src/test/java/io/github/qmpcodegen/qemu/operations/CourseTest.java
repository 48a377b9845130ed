package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qemu.ChardevRemoveRequest;
import io.github.qmpcodegen.qemu.DeviceAddRequest;
import io.github.qmpcodegen.qemu.DeviceDelRequest;
import io.github.qmpcodegen.qemu.NetdevDelRequest;
import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qemu.QomListRequest;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpGreeting;
import io.github.qmpcodegen.qmp.QmpObserver;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.VoidRequest;
import io.github.qmpcodegen.qmp.codec.Members;
import io.github.qmpcodegen.qmp.codec.QmpWriter;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.Fault;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a course ends, and what it leaves behind: its steps are devices that are plugged, which are taken back by unplugging. */
@Timeout(120)
class CourseTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Remnant A = new Remnant(Remnant.Kind.DEVICE, "a");
    private static final Remnant B = new Remnant(Remnant.Kind.DEVICE, "b");

    private final FakeQmpServer server =
            FakeQmpServer.onUnixSocket().registry(new QemuRegistry()).serve();
    private final QmpClient client;

    /** How often the machine was replaced by another one. */
    private final AtomicInteger restarts = new AtomicInteger();

    CourseTest() {
        server.devices();
        client = connect(true);
    }

    private QmpClient connect(boolean again) {
        QmpOptions.Builder options =
                again ? reconnecting() : QmpOptions.builder().registry(new QemuRegistry());
        return QmpClient.connect(server.address(), options.build());
    }

    private static QmpOptions.Builder reconnecting() {
        return QmpOptions.builder()
                .registry(new QemuRegistry())
                .reconnect(new ReconnectPolicy(Duration.ofMillis(1), Duration.ofMillis(5), LONG));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Course course() {
        return new Course(client, LONG);
    }

    private static void plug(Course course, Remnant device) {
        course.make(
                DeviceAddRequest.builder().driver("d").id(device.name()).build(),
                device,
                isPlugged(course, device),
                () -> unplug(course, device));
    }

    private static void unplug(Course course, Remnant device) {
        course.run(
                new DeviceDelRequest(device.name()),
                () -> !isPlugged(course, device).getAsBoolean());
    }

    private static BooleanSupplier isPlugged(Course course, Remnant device) {
        return () -> course.ask(new QomListRequest("/machine/peripheral")).stream()
                .anyMatch(each -> device.name().equals(each.name()));
    }

    /** The commands that have changed something, in short. */
    private List<String> changes() {
        return server.requests().stream()
                .filter(request -> request.command().startsWith("device_"))
                .map(CourseTest::inShort)
                .toList();
    }

    private static String inShort(ReceivedRequest request) {
        return (request.command().equals("device_add") ? "+" : "-")
                + request.arguments().path("id").asString("");
    }

    private static Outcome.Completed<String> completed(Remnant... remnants) {
        return new Outcome.Completed<>("done", List.of(remnants));
    }

    @Test
    void whatWasMadeStaysIfAllIsDone() {
        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            plug(course, B);
            return "done";
        });

        assertEquals(completed(), outcome);
        assertEquals(List.of("+a", "+b"), changes());
    }

    @Test
    void whatWasMadeIsTakenBackInReverse() {
        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            plug(course, B);
            throw Stop.failed("no luck");
        });

        assertEquals(new Outcome.Failed<>("no luck", List.of()), outcome);
        assertEquals(List.of("+a", "+b", "-b", "-a"), changes());
    }

    @Test
    void aStepThatIsRefusedIsNotTakenBack() {
        // Of the same name, but somebody else's.
        server.devices().plug("b");

        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            plug(course, B);
            return "done";
        });

        Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals("'device_add' failed: Duplicate device ID 'b' [GenericError]", failed.reason());
        assertEquals(List.of(), failed.remnants());
        assertEquals(List.of("+a", "+b", "-a"), changes());
        assertTrue(server.devices().isPlugged("b"));
    }

    @Test
    void aStepThatIsRefusedBeforeItIsSentIsNotTakenBack() {
        server.devices().plug("b");
        QmpOptions checking = QmpOptions.builder()
                .registry(new QemuRegistry())
                .checkRequests(true)
                .build();
        try (QmpClient strict = QmpClient.connect(server.address(), checking)) {
            Outcome<String> outcome = new Course(strict, LONG).run(course -> {
                course.make(new NotOfThisServer(), B, isPlugged(course, B), () -> unplug(course, B));
                return "done";
            });

            assertInstanceOf(Outcome.Failed.class, outcome);
            assertTrue(server.devices().isPlugged("b"));
        }
    }

    @Test
    void whatIsKeptIsNotTakenBack() {
        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            plug(course, B);
            course.keep(A);
            throw Stop.failed("no luck");
        });

        assertEquals(new Outcome.Failed<>("no luck", List.of()), outcome);
        assertEquals(List.of("+a", "+b", "-b"), changes());
    }

    @Test
    void whatIsGoneBySomebodyElseIsNotTakenBack() {
        course().run(course -> {
            plug(course, A);
            server.devices().release("a");
            throw Stop.failed("no luck");
        });

        assertEquals(List.of("+a"), changes());
    }

    @Test
    void whatCannotBeTakenBackIsNamedAndTheRestIsTakenBack() {
        server.on("device_del", request -> {
            if (request.arguments().path("id").asString("").equals("b")) {
                throw new CommandError("in use");
            }
            server.devices().release("a");
            return "{}";
        });

        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            plug(course, B);
            throw Stop.failed("no luck");
        });

        assertEquals(new Outcome.Failed<>("no luck", List.of(B)), outcome);
        assertEquals(List.of("+a", "+b", "-b", "-a"), changes());
    }

    @Test
    void whatIsWoundUpHasNoMoreTimeThanUndoing() {
        Duration grace = Duration.ofSeconds(7);

        new Course(client, Duration.ofHours(24), grace).run(course -> {
            course.settle();
            assertTrue(course.left().compareTo(grace) > 0);
            course.windUp();
            assertTrue(course.left().compareTo(grace) <= 0, () -> course.left().toString());
            return "done";
        });
    }

    /** Has the machine tell the thread of its CPU. */
    private void tellThreads() {
        server.on(
                "query-cpus-fast",
                request -> "[{\"cpu-index\": 0, \"qom-path\": \"/c\", \"target\": \"riscv64\", \"thread-id\": "
                        + (restarts.get() + 1) + "}]");
    }

    private void restart() {
        restarts.incrementAndGet();
        server.connections().forEach(ServerConnection::close);
    }

    /** Restarts it, and waits until the client has come to the other one. */
    // Each connection has a greeting of its own.
    @SuppressWarnings("ReferenceEquality")
    private void awaitRestart() {
        QmpGreeting before = client.greeting();
        restart();
        while (client.greeting() == before) {
            Thread.onSpinWait();
        }
        assertTrue(client.awaitConnected(LONG));
    }

    @Test
    void whatAnotherMachineHasIsNotTakenForWhatWasMade() {
        tellThreads();
        Remnant file = new Remnant(Remnant.Kind.FILE, "/new");

        Outcome<String> outcome = course().run(course -> {
            course.recognise();
            plug(course, A);
            course.made(Course.leftOver(file));
            restart();
            plug(course, B);
            return "done";
        });

        assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
        assertTrue(outcome.toString().contains("another QEMU answers"), outcome::toString);
        assertEquals(List.of(file), outcome.remnants());
        assertEquals(List.of("+a"), changes());
    }

    @Test
    void nothingCompletesOnAnotherMachine() {
        tellThreads();

        for (Consumer<Course> last : List.<Consumer<Course>>of(course -> {}, course -> course.drop(A))) {
            Outcome<String> outcome = course().run(course -> {
                course.recognise();
                plug(course, A);
                awaitRestart();
                last.accept(course);
                return "done";
            });

            assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
            assertEquals(List.of(), outcome.remnants());
            server.devices().release("a");
        }
        assertEquals(List.of("+a", "+a"), changes());
    }

    @Test
    void theSameMachineIsRecognisedOnAnotherConnection() {
        tellThreads();

        Outcome<String> outcome = course().run(course -> {
            course.recognise();
            plug(course, A);
            server.connections().forEach(ServerConnection::close);
            plug(course, B);
            return "done";
        });

        assertEquals(completed(), outcome);
    }

    @Test
    void aFaultInTakingBackCostsNothingElse() {
        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            course.made(B, () -> true, () -> {
                throw new IllegalStateException("of ours");
            });
            throw Stop.failed("no luck");
        });

        assertEquals(new Outcome.Failed<>("no luck", List.of(B)), outcome);
        assertEquals(List.of("+a", "-a"), changes());
    }

    @Test
    void aFaultIsThrownWhenAllIsTakenBack() {
        IllegalStateException fault = new IllegalStateException("a listener's");

        Throwable thrown = assertThrows(
                IllegalStateException.class,
                () -> course().run(course -> {
                    plug(course, A);
                    course.made(B, () -> true, () -> {
                        throw Stop.failed("it stays");
                    });
                    throw fault;
                }));

        assertSame(fault, thrown);
        assertEquals("left behind: [DEVICE b]", thrown.getSuppressed()[0].getMessage());
        assertEquals(List.of("+a", "-a"), changes());
    }

    @Test
    void aThreadThatWasInterruptedTakesBackAllTheSame() {
        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            Thread.currentThread().interrupt();
            plug(course, B);
            return "done";
        });

        assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(List.of(), outcome.remnants());
        assertTrue(changes().contains("-a"), () -> changes().toString());
    }

    @Test
    void whatHasServedItsPurposeGoes() {
        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            plug(course, B);
            course.drop(A);
            return "done";
        });

        assertEquals(completed(), outcome);
        assertEquals(List.of("+a", "+b", "-a"), changes());
    }

    @Test
    void whatHasServedItsPurposeGoesAlsoWhenItIsCancelled() {
        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            plug(course, B);
            course.cancellation().cancel();
            course.drop(A);
            course.check("the end");
            return "done";
        });

        assertEquals(new Outcome.Cancelled<>(List.of()), outcome);
        assertEquals(List.of("+a", "+b", "-a", "-b"), changes());
    }

    @Test
    void allThatHasServedItsPurposeHasOneGraceOfASilentServer() {
        server.fault("device_del", Fault.silence());
        long begun = System.nanoTime();

        Outcome<String> outcome = new Course(client, SHORT, SHORT).run(course -> {
            plug(course, A);
            plug(course, B);
            course.drop(A);
            course.drop(B);
            course.drop(B);
            return "done";
        });

        assertEquals(new Outcome.Completed<>("done", List.of(A, B)), outcome);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(took.compareTo(SHORT.multipliedBy(2)) < 0, took::toString);
    }

    @Test
    void aCancellationDoesNotWaitForASilentServerForLong() throws InterruptedException {
        for (boolean beyondReturn : new boolean[] {false, true}) {
            CountDownLatch silent = new CountDownLatch(1);
            server.fault("device_add", (connection, message) -> silent.countDown());
            Course course = new Course(client, Duration.ofDays(1), Duration.ofMillis(500));
            Thread cancelling = new Thread(() -> {
                assertDoesNotThrow(() -> silent.await());
                course.cancellation().cancel();
            });
            cancelling.start();

            Outcome<String> outcome = course.run(each -> {
                if (beyondReturn) {
                    return each.beyondReturn("plug", () -> {
                        plug(each, A);
                        return "done";
                    });
                }
                plug(each, A);
                return "done";
            });

            cancelling.join();
            // Beyond the point of no return it may be wanted; before it, it is asked for, and is not there.
            assertEquals(beyondReturn ? List.of(A) : List.of(), outcome.remnants(), outcome::toString);
            assertEquals(
                    beyondReturn ? Outcome.Unfinished.class : Outcome.Cancelled.class,
                    outcome.getClass(),
                    outcome::toString);
        }
    }

    @Test
    void aServerThatLacksSomethingIsNotTouched() {
        server.on("query-commands", request -> "[{\"name\": \"device_add\"}, {\"name\": \"netdev_del\"}]");

        Outcome<String> outcome = course().run(course -> {
            course.require(new NetdevDelRequest("x"));
            course.require(new ChardevRemoveRequest("x"));
            plug(course, A);
            return "done";
        });

        Outcome.Unsupported<?> unsupported = assertInstanceOf(Outcome.Unsupported.class, outcome);
        assertTrue(unsupported.lacks().startsWith("chardev-remove: there is no such command"), unsupported::lacks);
        assertEquals(List.of(), changes());
    }

    @Test
    void aStepThatWasDoneWhenTheConnectionWasLostIsNotDoneAgain() {
        server.faultOnce("device_add", Fault.disconnect());

        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            throw Stop.failed("no luck");
        });

        assertEquals(new Outcome.Failed<>("no luck", List.of()), outcome);
        assertEquals(List.of("+a", "-a"), changes());
    }

    @Test
    void aStepThatWasNotDoneWhenTheConnectionWasLostIsDoneThen() {
        loseBefore("device_add", 1);

        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            return "done";
        });

        assertEquals(completed(), outcome);
        assertEquals(List.of("+a", "+a"), changes());
        assertTrue(server.devices().isPlugged("a"));
    }

    /** Has connections end when a command comes, which is not carried out. */
    private void loseBefore(String command, int times) {
        CountDownLatch left = new CountDownLatch(times);
        server.on(command, request -> {
            if (left.getCount() > 0) {
                left.countDown();
                server.connections().forEach(ServerConnection::close);
                throw new CommandError("nobody reads this");
            }
            String id = request.arguments().path("id").asString("");
            if (command.equals("device_add")) {
                server.devices().plug(id);
            } else {
                server.devices().release(id);
            }
            return "{}";
        });
    }

    @Test
    void aConnectionThatIsLostWhileTakingBackIsMadeAgain() {
        loseBefore("device_del", 1);

        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            throw Stop.failed("no luck");
        });

        assertEquals(new Outcome.Failed<>("no luck", List.of()), outcome);
        assertEquals(List.of("+a", "-a", "-a"), changes());
    }

    @Test
    void aQuestionIsAskedAgainWhereTheConnectionWasLost() {
        server.devices().plug("a");
        server.faultOnce("qom-list", Fault.cutInHalf()).faultOnce("qom-list", Fault.disconnect());

        Outcome<Boolean> outcome = course().run(course -> isPlugged(course, A).getAsBoolean());

        assertEquals(new Outcome.Completed<>(true, List.of()), outcome);
    }

    @Test
    void aStepThatHasNeverLeftIsNotTakenForDone() {
        CountDownLatch lost = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        QmpOptions options = reconnecting()
                .stateListener((state, peer, cause) -> {
                    if (state == QmpState.CONNECTING) {
                        lost.countDown();
                    }
                })
                .observer(new QmpObserver() {
                    @Override
                    public Consumer<EndedCall> callBegan(BegunCall call) {
                        return ended -> {
                            if (ended.outcome() == QmpObserver.Outcome.NOT_SENT) {
                                tried.countDown();
                            }
                        };
                    }
                })
                .build();
        try (QmpClient unlucky = QmpClient.connect(server.address(), options)) {
            server.faultyGreeting((connection, greeting) -> {
                await(tried);
                connection.sendBytes(greeting);
            });
            var outcome = new Course(unlucky, LONG).run(course -> {
                server.connections().forEach(ServerConnection::close);
                await(lost);
                // Somebody else plugs one of that name meanwhile.
                server.devices().plug("a");
                plug(course, A);
                return "done";
            });

            assertInstanceOf(Outcome.Failed.class, outcome);
            assertEquals(List.of("+a"), changes());
            assertTrue(server.devices().isPlugged("a"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatTheServerMayStillHaveIsNamedIfTheConnectionIsLostForGood() {
        try (QmpClient once = connect(false)) {
            Outcome<String> outcome = new Course(once, LONG).run(course -> {
                plug(course, A);
                server.fault("device_add", Fault.disconnect());
                plug(course, B);
                return "done";
            });

            Outcome.ConnectionLost<?> lost = assertInstanceOf(Outcome.ConnectionLost.class, outcome);
            assertEquals(List.of(B, A), lost.remnants());
        }
    }

    @Test
    void whatWasNeverSentIsNotNamed() {
        Outcome<String> outcome = course().run(course -> {
            plug(course, A);
            client.close();
            plug(course, B);
            return "done";
        });

        assertInstanceOf(Outcome.ConnectionLost.class, outcome);
        assertEquals(List.of(A), outcome.remnants());
    }

    @Test
    void aStepThatIsNotAnsweredInTimeIsTakenBackIfItWasDone() {
        server.faultOnce("device_add", Fault.silence());

        Outcome<String> outcome = new Course(client, SHORT).run(course -> {
            plug(course, A);
            return "done";
        });

        Outcome.Unfinished<?> unfinished = assertInstanceOf(Outcome.Unfinished.class, outcome);
        assertTrue(unfinished.waitedFor().contains("device_add"), unfinished::waitedFor);
        assertEquals(List.of(), unfinished.remnants());
        assertEquals(List.of("+a", "-a"), changes());
    }

    @Test
    void whatIsLookedUpInTheInterfaceIsCalledThat() {
        for (Course.Body<String> lookUp : List.<Course.Body<String>>of(
                course -> "" + course.has("query-named-block-nodes/arg-type/flat"), course -> {
                    course.require(new DeviceDelRequest("a"));
                    return "";
                })) {
            Outcome.Unfinished<?> unfinished =
                    assertInstanceOf(Outcome.Unfinished.class, new Course(client, Duration.ofNanos(1)).run(lookUp));
            assertEquals("the server's interface", unfinished.waitedFor());
        }
    }

    @Test
    void aServerThatAnswersNothingAnyMoreHoldsUpNobody() {
        Outcome<String> outcome = new Course(client, LONG, SHORT).run(course -> {
            plug(course, A);
            plug(course, B);
            server.fault("qom-list", Fault.silence());
            throw Stop.failed("no luck");
        });

        assertEquals(new Outcome.Failed<>("no luck", List.of(B, A)), outcome);
    }

    @Test
    void nothingIsBegunAfterTheDeadline() {
        Outcome<String> outcome = new Course(client, Duration.ZERO).run(course -> {
            plug(course, A);
            return "done";
        });

        assertEquals(new Outcome.Unfinished<>("device_add", List.of()), outcome);
        assertEquals(List.of(), changes());
    }

    @Test
    void aDeadlineCanBeAsFarAsAnybodyLikes() {
        Course course = new Course(client, QmpOptions.NO_TIMEOUT);

        assertTrue(course.left().toDays() > 365);
        assertEquals(completed(), course.run(each -> {
            plug(each, A);
            return "done";
        }));
    }

    @Test
    void whatIsSettledIsDoneWhateverHappens() {
        Outcome<String> outcome = new Course(client, Duration.ZERO, LONG).run(course -> {
            course.settle();
            course.cancellation().cancel();
            plug(course, A);
            return course.await("nothing", () -> "done");
        });

        assertEquals(completed(), outcome);
        assertEquals(List.of("+a"), changes());
    }

    /** A request for a command that no server has. */
    private record NotOfThisServer() implements VoidRequest {
        @Override
        public String qmpName() {
            return "x-none";
        }

        @Override
        public void write(QmpWriter out) {
            out.begin(Members.of("x-none")).end();
        }
    }
}
