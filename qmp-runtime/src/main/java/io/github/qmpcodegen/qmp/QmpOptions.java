package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.SecretMask;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** How a client behaves: deadlines, limits, queues, tracing. Immutable and thread-safe; {@link #standard} suits most. */
public final class QmpOptions {
    /** No deadline at all: an explicit choice, for it lets a call hang as long as its peer does. */
    public static final Duration NO_TIMEOUT = ChronoUnit.FOREVER.getDuration();

    private static final Duration USUAL_CALL = Duration.ofSeconds(30);

    private static final QmpOptions STANDARD = new Builder().build();

    private final Duration connectTimeout;
    private final Duration greetingTimeout;
    private final Duration negotiationTimeout;
    private final Duration writeTimeout;
    private final @Nullable Duration callTimeout;
    private final Map<String, Duration> callTimeouts;
    private final Map<Class<?>, Duration> requestTimeouts;
    private final boolean outOfBand;
    private final int eventQueueCapacity;
    private final QmpLimits limits;
    private final @Nullable Executor executor;
    private final boolean completeInReader;
    private final @Nullable QmpRegistry registry;
    private final boolean strict;
    private final @Nullable ReconnectPolicy reconnect;
    private final @Nullable QmpStateListener stateListener;
    private final @Nullable QmpObserver observer;
    private final @Nullable QmpTracer tracer;
    private final SecretMask secretMask;
    private final @Nullable Path interfaceFolder;
    private final boolean checkRequests;
    private final boolean convertRequests;

    private QmpOptions(Builder builder) {
        connectTimeout = builder.connectTimeout;
        greetingTimeout = builder.greetingTimeout;
        negotiationTimeout = builder.negotiationTimeout;
        writeTimeout = builder.writeTimeout;
        callTimeout = builder.callTimeout;
        callTimeouts = Map.copyOf(builder.callTimeouts);
        requestTimeouts = Map.copyOf(builder.requestTimeouts);
        outOfBand = builder.outOfBand;
        eventQueueCapacity = builder.eventQueueCapacity;
        limits = builder.limits;
        registry = builder.registry;
        strict = builder.strict;
        reconnect = builder.reconnect;
        stateListener = builder.stateListener;
        observer = builder.observer;
        tracer = builder.tracer;
        secretMask = builder.secretMask;
        executor = builder.executor;
        interfaceFolder = builder.interfaceFolder;
        checkRequests = builder.checkRequests;
        convertRequests = builder.convertRequests;
        completeInReader = builder.completeInReader;
    }

    /** The options unless others are set; each method of {@link Builder} names its default. */
    public static QmpOptions standard() {
        return STANDARD;
    }

    /** A builder that starts with the standard options. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with these. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.connectTimeout = connectTimeout;
        builder.greetingTimeout = greetingTimeout;
        builder.negotiationTimeout = negotiationTimeout;
        builder.writeTimeout = writeTimeout;
        builder.callTimeout = callTimeout;
        builder.callTimeouts.putAll(callTimeouts);
        builder.requestTimeouts.putAll(requestTimeouts);
        builder.outOfBand = outOfBand;
        builder.eventQueueCapacity = eventQueueCapacity;
        builder.limits = limits;
        builder.executor = executor;
        builder.completeInReader = completeInReader;
        builder.registry = registry;
        builder.strict = strict;
        builder.reconnect = reconnect;
        builder.stateListener = stateListener;
        builder.observer = observer;
        builder.tracer = tracer;
        builder.secretMask = secretMask;
        builder.interfaceFolder = interfaceFolder;
        builder.checkRequests = checkRequests;
        builder.convertRequests = convertRequests;
        return builder;
    }

    /** These options, no deadline of connecting being longer than a time. */
    QmpOptions within(Duration most) {
        return toBuilder()
                .connectTimeout(shorter(connectTimeout, most))
                .greetingTimeout(shorter(greetingTimeout, most))
                .negotiationTimeout(shorter(negotiationTimeout, most))
                .build();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** See {@link Builder#connectTimeout}. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** See {@link Builder#greetingTimeout}. */
    public Duration greetingTimeout() {
        return greetingTimeout;
    }

    /** See {@link Builder#negotiationTimeout}. */
    public Duration negotiationTimeout() {
        return negotiationTimeout;
    }

    /** See {@link Builder#writeTimeout}. */
    public Duration writeTimeout() {
        return writeTimeout;
    }

    /**
     * The deadline of a command that is called without one of its own.
     *
     * @param command the command's name
     */
    public Duration callTimeout(String command) {
        Duration ofCommand = callTimeouts.get(command);
        if (ofCommand != null) {
            return ofCommand;
        }
        return callTimeout != null
                ? callTimeout
                : SlowCommand.of(command).map(SlowCommand::timeout).orElse(USUAL_CALL);
    }

    /**
     * The deadline of a request that is executed without one of its own.
     *
     * @param request the command with its arguments
     */
    public Duration callTimeout(QmpRequest<?> request) {
        Duration ofType = requestTimeouts.get(request.getClass());
        return ofType == null ? callTimeout(request.qmpName()) : ofType;
    }

    /** See {@link Builder#outOfBand}. */
    public boolean outOfBand() {
        return outOfBand;
    }

    /** See {@link Builder#eventQueueCapacity}. */
    public int eventQueueCapacity() {
        return eventQueueCapacity;
    }

    /** See {@link Builder#limits}. */
    public QmpLimits limits() {
        return limits;
    }

    /** See {@link Builder#executor}. */
    public Optional<Executor> executor() {
        return Optional.ofNullable(executor);
    }

    /** See {@link Builder#completeInReader}. */
    public boolean completeInReader() {
        return completeInReader;
    }

    /** See {@link Builder#registry}. */
    public Optional<QmpRegistry> registry() {
        return Optional.ofNullable(registry);
    }

    /** See {@link Builder#strict}. */
    public boolean strict() {
        return strict;
    }

    /** See {@link Builder#reconnect}. */
    public Optional<ReconnectPolicy> reconnect() {
        return Optional.ofNullable(reconnect);
    }

    /** See {@link Builder#stateListener}. */
    public Optional<QmpStateListener> stateListener() {
        return Optional.ofNullable(stateListener);
    }

    /** See {@link Builder#observer}. */
    public Optional<QmpObserver> observer() {
        return Optional.ofNullable(observer);
    }

    /** See {@link Builder#tracer}. */
    public Optional<QmpTracer> tracer() {
        return Optional.ofNullable(tracer);
    }

    /** See {@link Builder#secretMask}. */
    public SecretMask secretMask() {
        return secretMask;
    }

    /** See {@link Builder#interfaceFolder}. */
    public Optional<Path> interfaceFolder() {
        return Optional.ofNullable(interfaceFolder);
    }

    /** See {@link Builder#checkRequests}. */
    public boolean checkRequests() {
        return checkRequests;
    }

    /** See {@link Builder#convertRequests}. */
    public boolean convertRequests() {
        return convertRequests;
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration greetingTimeout = Duration.ofSeconds(10);
        private Duration negotiationTimeout = Duration.ofSeconds(10);
        private Duration writeTimeout = Duration.ofSeconds(60);
        private @Nullable Duration callTimeout;
        private final Map<String, Duration> callTimeouts = new LinkedHashMap<>();
        private final Map<Class<?>, Duration> requestTimeouts = new LinkedHashMap<>();
        private boolean outOfBand = true;
        private int eventQueueCapacity = 1_024;
        private QmpLimits limits = QmpLimits.standard();
        private @Nullable Executor executor;
        private boolean completeInReader;
        private @Nullable QmpRegistry registry;
        private boolean strict;
        private @Nullable ReconnectPolicy reconnect;
        private @Nullable QmpStateListener stateListener;
        private @Nullable QmpObserver observer;
        private @Nullable QmpTracer tracer;
        private SecretMask secretMask = SecretMask.standard();
        private @Nullable Path interfaceFolder;
        private boolean checkRequests;
        private boolean convertRequests;

        private Builder() {}

        /** How long connecting may take, a TLS handshake included; 10 s. */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = positive(timeout);
            return this;
        }

        /**
         * How long the greeting may take; 10 s. A QEMU monitor serves one client at a time and greets a second one when
         * the first has left.
         */
        public Builder greetingTimeout(Duration timeout) {
            greetingTimeout = positive(timeout);
            return this;
        }

        /** How long the answer to the negotiation may take; 10 s. */
        public Builder negotiationTimeout(Duration timeout) {
            negotiationTimeout = positive(timeout);
            return this;
        }

        /**
         * How long the peer may leave a message unread before the connection is given up; 60 s. Only a peer whose buffers
         * are full makes this matter: a call has its own deadline.
         */
        public Builder writeTimeout(Duration timeout) {
            writeTimeout = positive(timeout);
            return this;
        }

        /**
         * How long a reply may take; 30 s, or longer where {@link SlowCommand} has the command. What is set here is for those
         * commands, too; this keeps theirs:
         *
         * <pre>{@code
         * builder.callTimeout(Duration.ofSeconds(5));
         * SlowCommand.all().forEach(slow -> builder.callTimeout(slow.command(), slow.timeout()));
         * }</pre>
         */
        public Builder callTimeout(Duration timeout) {
            callTimeout = positive(timeout);
            return this;
        }

        /**
         * How long the reply of one command may take; goes before {@link #callTimeout(Duration)}.
         *
         * @param command the command's name on the wire
         * @param timeout how long
         */
        public Builder callTimeout(String command, Duration timeout) {
            callTimeouts.put(Objects.requireNonNull(command, "command"), positive(timeout));
            return this;
        }

        /**
         * How long the reply to requests of one type may take; goes before the other two. It says nothing of the same
         * command called by name.
         *
         * @param request the generated type
         * @param timeout how long
         */
        public Builder callTimeout(Class<? extends QmpRequest<?>> request, Duration timeout) {
            requestTimeouts.put(Objects.requireNonNull(request, "request"), positive(timeout));
            return this;
        }

        /** Whether to enable out-of-band execution where the server offers it; true. */
        public Builder outOfBand(boolean enabled) {
            outOfBand = enabled;
            return this;
        }

        /** How many events a subscription holds before it drops the oldest; 1,024. */
        public Builder eventQueueCapacity(int events) {
            if (events <= 0) {
                throw new IllegalArgumentException("a queue holds at least one event, not " + events);
            }
            eventQueueCapacity = events;
            return this;
        }

        /** How large a message from the peer may be; {@link QmpLimits#standard}. */
        public Builder limits(QmpLimits largest) {
            limits = Objects.requireNonNull(largest, "limits");
            return this;
        }

        /**
         * Where futures complete, with what depends on them, and where listeners run; threads of the client, which come
         * and go as needed, so that a task that waits holds up no other: up to 256, and 64 for the calls that tasks wait
         * for. With an executor the client has none of them.
         */
        public Builder executor(Executor used) {
            executor = Objects.requireNonNull(used, "executor");
            return this;
        }

        /**
         * Whether the future of a call that is answered completes in the thread that read the answer, before it reads on; false.
         * It saves a change of threads. But what depends on the
         * future then runs in the one thread that reads for all clients of this JVM: it must be done in microseconds, and must
         * never wait, for a lock, a queue or a reply. A call that waits for its reply is refused there with an
         * {@link IllegalStateException}. Futures that fail for the end of the connection or for their deadline complete as
         * ever, listeners run as ever, and a {@link #strict} client has none of this.
         */
        public Builder completeInReader(boolean enabled) {
            completeInReader = enabled;
            return this;
        }

        /** The generated package whose types events are decoded to; none. */
        public Builder registry(QmpRegistry types) {
            registry = Objects.requireNonNull(types, "registry");
            return this;
        }

        /**
         * Whether a reply or an event that does not fit its generated type altogether is an error; false: what does not fit
         * is kept as it came, and costs nothing else. Where the types are of another release than the server, a client asks
         * the server for its interface, and believes it: what that lacks may be missing, and what it has may come.
         */
        public Builder strict(boolean enabled) {
            strict = enabled;
            return this;
        }

        /**
         * Where to keep what servers tell of their interfaces, a file of some 200 KB for each QEMU binary and version, so
         * that the next client need not ask; nowhere. The folder is made when there is something to keep. A binary is known
         * by its version and its commands, and by its file where the client has started it; one that was built anew with
         * nothing but other conditions is taken for the same unless it also names another package.
         */
        public Builder interfaceFolder(Path folder) {
            interfaceFolder = Objects.requireNonNull(folder, "folder");
            return this;
        }

        /**
         * Whether to refuse, before anything is sent, a command or arguments that the server does not know, see
         * {@link io.github.qmpcodegen.qmp.schema.ServerInterface#accepts}; false. The client asks the server for its
         * interface before the first command, which an asynchronous call does not wait for: those made meanwhile are sent
         * in no order. Of a whole message nothing is looked at. Not for the guest agent's client.
         */
        public Builder checkRequests(boolean enabled) {
            checkRequests = enabled;
            return this;
        }

        /**
         * Whether to give requests the form that the server takes where releases of QEMU differ in that; false. That is where
         * {@code object-add} has the properties ({@code props} or beside), {@code blockdev-add} the options ({@code options}
         * or beside) and unions, such as addresses, the members of a branch ({@code data} or beside), and how
         * {@code backing} says that there is none (null or an empty text). The client asks the server as for
         * {@link #checkRequests}.
         */
        public Builder convertRequests(boolean enabled) {
            convertRequests = enabled;
            return this;
        }

        /** Whether and how to connect again when the connection is lost; not at all. */
        public Builder reconnect(ReconnectPolicy policy) {
            reconnect = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** Who is told when the client's state changes; nobody. Not for the guest agent's client. */
        public Builder stateListener(QmpStateListener told) {
            stateListener = Objects.requireNonNull(told, "stateListener");
            return this;
        }

        /** Who sees calls, changes of state and dropped events, as for metrics and traces; nobody. */
        public Builder observer(QmpObserver seeing) {
            observer = Objects.requireNonNull(seeing, "observer");
            return this;
        }

        /**
         * Who is shown every message, with secrets masked; nobody. The logger {@code io.github.qmpcodegen.qmp.wire} has the
         * same at level TRACE, asked when the client is made.
         */
        public Builder tracer(QmpTracer shown) {
            tracer = Objects.requireNonNull(shown, "tracer");
            return this;
        }

        /** What tracing hides; {@link SecretMask#standard}. */
        public Builder secretMask(SecretMask mask) {
            secretMask = Objects.requireNonNull(mask, "mask");
            return this;
        }

        /** The options. */
        public QmpOptions build() {
            return new QmpOptions(this);
        }

        private static Duration positive(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("a timeout must be positive: " + timeout);
            }
            return timeout;
        }
    }
}
