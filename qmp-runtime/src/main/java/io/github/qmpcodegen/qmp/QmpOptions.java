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
    /** No deadline at all, which has to be chosen explicitly, because a call then hangs as long as its peer does. */
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
    private final boolean convertReplies;

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
        convertReplies = builder.convertReplies;
        completeInReader = builder.completeInReader;
    }

    /** Returns the default options; each method of {@link Builder} names its default. */
    public static QmpOptions standard() {
        return STANDARD;
    }

    /** Returns a builder that starts with the standard options. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts with these options. */
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
        builder.convertReplies = convertReplies;
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
     * Returns the deadline of a command that is called without its own.
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
     * Returns the deadline of a request that is executed without its own.
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

    /** See {@link Builder#convertReplies}. */
    public boolean convertReplies() {
        return convertReplies;
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
        private boolean convertReplies;

        private Builder() {}

        /** Sets how long connecting may take, including a TLS handshake; 10 s by default. */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = positive(timeout);
            return this;
        }

        /**
         * Sets how long the greeting may take; 10 s by default. A QEMU monitor serves one client at a time, and greets
         * the next one when the current one leaves.
         */
        public Builder greetingTimeout(Duration timeout) {
            greetingTimeout = positive(timeout);
            return this;
        }

        /** Sets how long the answer to the negotiation may take; 10 s by default. */
        public Builder negotiationTimeout(Duration timeout) {
            negotiationTimeout = positive(timeout);
            return this;
        }

        /**
         * Sets how long the peer may leave a message unread before the connection is abandoned; 60 s by default. This
         * only matters if the peer's buffers are full: calls have their own deadlines.
         */
        public Builder writeTimeout(Duration timeout) {
            writeTimeout = positive(timeout);
            return this;
        }

        /**
         * Sets how long a reply may take; by default 30 s, or longer if {@link SlowCommand} lists the command. A
         * deadline set here applies to those commands, too; to keep theirs:
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
         * Sets how long the reply to one command may take; overrides {@link #callTimeout(Duration)}.
         *
         * @param command the command's name on the wire
         * @param timeout how long
         */
        public Builder callTimeout(String command, Duration timeout) {
            callTimeouts.put(Objects.requireNonNull(command, "command"), positive(timeout));
            return this;
        }

        /**
         * Sets how long the reply to requests of one type may take; overrides the other two. Does not apply to the same
         * command called by name.
         *
         * @param request the generated type
         * @param timeout how long
         */
        public Builder callTimeout(Class<? extends QmpRequest<?>> request, Duration timeout) {
            requestTimeouts.put(Objects.requireNonNull(request, "request"), positive(timeout));
            return this;
        }

        /** Sets whether to enable out-of-band execution if the server offers it; true by default. */
        public Builder outOfBand(boolean enabled) {
            outOfBand = enabled;
            return this;
        }

        /** Sets how many events a subscription holds before it drops the oldest; 1,024 by default. */
        public Builder eventQueueCapacity(int events) {
            if (events <= 0) {
                throw new IllegalArgumentException("a queue holds at least one event, not " + events);
            }
            eventQueueCapacity = events;
            return this;
        }

        /** Sets how large a message from the peer may be; {@link QmpLimits#standard} by default. */
        public Builder limits(QmpLimits largest) {
            limits = Objects.requireNonNull(largest, "limits");
            return this;
        }

        /**
         * Sets the executor on which futures complete, with their dependent stages, and listeners run. By default these
         * are the client's own threads, which come and go as needed so that a task that waits holds up no other: up to
         * 256, and 64 more for the calls that tasks wait for. With an executor, the client creates none of these
         * threads.
         */
        public Builder executor(Executor used) {
            executor = Objects.requireNonNull(used, "executor");
            return this;
        }

        /**
         * Sets whether the future of an answered call completes in the thread that read the answer, before it reads on;
         * false by default. This saves a thread switch, but the future's dependent stages then run in the one thread
         * that reads for all clients of this JVM: they must finish within microseconds, and must never wait for a lock,
         * a queue or a reply. A call there that waits for its reply throws an {@link IllegalStateException}. Futures
         * that fail because of the connection's end or a deadline, listeners, and {@link #strict} clients are not
         * affected.
         */
        public Builder completeInReader(boolean enabled) {
            completeInReader = enabled;
            return this;
        }

        /** Sets the generated package whose types events are decoded to; none by default. */
        public Builder registry(QmpRegistry types) {
            registry = Objects.requireNonNull(types, "registry");
            return this;
        }

        /**
         * Sets whether a reply or an event that does not fit its generated type completely is an error. By default it
         * is not: what does not fit is kept as received, and has no other effect. If the types are from another release
         * than the server, a strict client asks the server for its interface and goes by that: members that the
         * interface lacks may be missing, and members that only the interface has may appear.
         */
        public Builder strict(boolean enabled) {
            strict = enabled;
            return this;
        }

        /**
         * Sets the folder that keeps what servers report about their interfaces, so that the next client need not ask:
         * a file of some 200 KB for each QEMU binary and version; none by default. The folder is created when there is
         * something to keep. A binary is recognised by its version and commands, and by its file if the client has
         * started it; a rebuild that differs only in its conditions counts as the same binary, unless it also has
         * another package version.
         */
        public Builder interfaceFolder(Path folder) {
            interfaceFolder = Objects.requireNonNull(folder, "folder");
            return this;
        }

        /**
         * Sets whether to refuse, before anything is sent, a command or arguments that the server does not know, see
         * {@link io.github.qmpcodegen.qmp.schema.ServerInterface#accepts}; false by default. The client asks the server
         * for its interface before the first command. Asynchronous calls do not wait for that, and those made meanwhile
         * are sent in no particular order. Whole messages are not checked. Has no effect on the guest agent's client.
         */
        public Builder checkRequests(boolean enabled) {
            checkRequests = enabled;
            return this;
        }

        /**
         * Sets whether to convert requests to the form that the server takes where releases of QEMU differ; false by
         * default. The differences are whether the properties of {@code object-add} are in {@code props} or inline, the
         * options of {@code blockdev-add} in {@code options} or inline, and the branch members of unions, such as
         * addresses, in {@code data} or inline; and whether {@code backing} is null or an empty string for none. The
         * client asks the server as for {@link #checkRequests}.
         */
        public Builder convertRequests(boolean enabled) {
            convertRequests = enabled;
            return this;
        }

        /**
         * Sets whether to add to the replies of old servers what later releases report in another place or form, so
         * that it can be read there, too; false by default. Where {@code query-block} has the dirty bitmaps beside
         * {@code inserted} (up to QEMU 4.1), they are also put inside it, and where they have only a {@code status} (up
         * to 3.1), {@code recording} and {@code busy} are derived from it, as far as possible. This applies to typed
         * replies, and nothing is removed from them.
         */
        public Builder convertReplies(boolean enabled) {
            convertReplies = enabled;
            return this;
        }

        /** Sets how to reconnect when the connection is lost; by default, not at all. */
        public Builder reconnect(ReconnectPolicy policy) {
            reconnect = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets a listener for changes of the client's state; none by default. Has no effect on the guest agent's
         * client.
         */
        public Builder stateListener(QmpStateListener listener) {
            stateListener = Objects.requireNonNull(listener, "stateListener");
            return this;
        }

        /** Sets an observer of calls, changes of state and dropped events, for metrics and traces; none by default. */
        public Builder observer(QmpObserver observer) {
            this.observer = Objects.requireNonNull(observer, "observer");
            return this;
        }

        /**
         * Sets a tracer that receives every message, with secrets masked; none by default. The logger
         * {@code io.github.qmpcodegen.qmp.wire} logs the same at level TRACE, if that is enabled when the client is
         * created.
         */
        public Builder tracer(QmpTracer tracer) {
            this.tracer = Objects.requireNonNull(tracer, "tracer");
            return this;
        }

        /** Sets what tracing hides; {@link SecretMask#standard} by default. */
        public Builder secretMask(SecretMask mask) {
            secretMask = Objects.requireNonNull(mask, "mask");
            return this;
        }

        /** Returns the options. */
        public QmpOptions build() {
            return new QmpOptions(this);
        }

        static Duration positive(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("a timeout must be positive: " + timeout);
            }
            return timeout;
        }
    }
}
