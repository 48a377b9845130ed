package io.github.qmpcodegen.qmp.internal.follow;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import io.github.qmpcodegen.qmp.internal.call.CallExecution;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.wire.WireMessage;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Queries a server's jobs for all followers: one query at a time, and the next one answers all who ask meanwhile.
 * Servers without {@code query-jobs} are queried for block jobs. Thread-safe.
 */
public final class JobLister {
    private static final String JOBS = "query-jobs";
    private static final String BLOCK_JOBS = "query-block-jobs";

    private final CallExecution calls;
    private final Object lock = new Object();
    private @Nullable CompletableFuture<JobListing> underWay;
    private @Nullable CompletableFuture<JobListing> next;

    /** Whether the server of this connection has no {@code query-jobs}. */
    private volatile boolean blockJobsOnly;

    /** Creates the lister, without querying anything yet. */
    public JobLister(CallExecution calls) {
        this.calls = calls;
    }

    /**
     * Asks, now or when the question that is under way is answered. Never waits.
     *
     * @param listener receives the answer, or the failure, in the thread that reads it; must not wait
     */
    void list(BiConsumer<@Nullable JobListing, @Nullable Throwable> listener) {
        CompletableFuture<JobListing> listing;
        boolean first;
        synchronized (lock) {
            first = underWay == null;
            listing = first || next == null ? new CompletableFuture<>() : next;
            if (first) {
                underWay = listing;
            } else {
                next = listing;
            }
            // Before it is sent: else the listener could get events that come after the answer before the answer.
            CompletableFuture<?> unused = listing.whenComplete(listener);
        }
        if (first) {
            send(listing);
        }
    }

    private void send(CompletableFuture<JobListing> listing) {
        String command = blockJobsOnly ? BLOCK_JOBS : JOBS;
        try {
            calls.ask(command, null, question -> {
                CompletableFuture<?> unused = question.answer()
                        .whenComplete((answer, failure) -> take(listing, command, question.id(), answer));
            });
        } catch (QmpClosedException e) {
            fail(listing, e);
        }
    }

    /** Takes the answer; null where the connection has ended instead. */
    private void take(
            CompletableFuture<JobListing> listing,
            String command,
            @Nullable Long id,
            WireMessage.@Nullable Answer answer) {
        if (answer instanceof WireMessage.Return jobs) {
            succeed(listing, command, jobs);
        } else if (answer instanceof WireMessage.Failure && command.equals(JOBS)) {
            blockJobsOnly = true;
            send(listing);
        } else if (answer instanceof WireMessage.Failure refused) {
            fail(
                    listing,
                    refused.errorClass().equals(QmpCommandException.COMMAND_NOT_FOUND)
                            ? new QmpUnsupportedException("the server has no jobs that can be followed", BLOCK_JOBS)
                            : new QmpCommandException(
                                    command,
                                    id,
                                    refused.errorClass(),
                                    refused.description(),
                                    refused.data(),
                                    refused.excerpt()));
        } else {
            fail(listing, lost(command));
        }
    }

    private void succeed(CompletableFuture<JobListing> listing, String command, WireMessage.Return jobs) {
        JobListing answer;
        try {
            answer = command.equals(JOBS)
                    ? JobListing.ofJobs(jobs.value().tree())
                    : JobListing.ofBlockJobs(jobs.value().tree());
        } catch (FramingException e) {
            // This has ended the connection, which reports the reason to everybody.
            fail(listing, lost(command));
            return;
        }
        listing.complete(answer);
        goOn();
    }

    private QmpClosedException lost(String command) {
        return new QmpClosedException(
                "'" + command + "' got no reply: the connection has ended", calls.loss(), command, null, true);
    }

    private void fail(CompletableFuture<JobListing> listing, RuntimeException reason) {
        // The next server may be another one.
        blockJobsOnly = false;
        listing.completeExceptionally(reason);
        goOn();
    }

    private void goOn() {
        CompletableFuture<JobListing> following;
        synchronized (lock) {
            following = next;
            underWay = following;
            next = null;
        }
        if (following != null) {
            send(following);
        }
    }
}
