package io.smsgateway.outbox;

import com.google.common.collect.Iterators;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import io.smsgateway.TextSanitizer;
import io.smsgateway.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Many messages under one name: {@link SmsOutbox#campaign}. All of it is in the database, so that any machine can get the handle
 * at any time. Safe for many threads. Each method throws an {@link OutboxException} when the database fails.
 */
public final class Campaign {

    private static final int CHUNK = 1_000;
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);
    private static final Duration DEFAULT_MAX_WAIT = Duration.ofMinutes(10);

    private final String name;
    private final Submissions submissions;
    private final Campaigns campaigns;
    private final Function<Function<PhoneNumber, String>, CampaignResults> results;
    private final TimeSource time;

    Campaign(
            String name,
            Submissions submissions,
            Campaigns campaigns,
            Function<Function<PhoneNumber, String>, CampaignResults> results,
            TimeSource time) {
        this.name = name;
        this.submissions = submissions;
        this.campaigns = campaigns;
        this.results = results;
        this.time = time;
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /**
     * Submits messages with the default options, and waits up to 10 minutes for room; as {@link #submitAll(Iterator,
     * SubmitOptions, Duration)}.
     */
    public CampaignSubmission submitAll(Iterator<SmsMessage> messages) throws InterruptedException {
        return submitAll(messages, SubmitOptions.DEFAULTS, DEFAULT_MAX_WAIT);
    }

    /**
     * Submits messages as they are read, 1,000 in a transaction of its own; no more than these are in memory. A message without a
     * key gets one: the campaign's name, {@code #} and its position from 1. A call that failed is repeated with the same messages,
     * in the same order where they have no keys: those that were added are not added again.
     *
     * @param maxWait how long to wait for room in the queue ({@link OutboxSettings#maxWaiting}) while none is made
     * @throws IllegalStateException when the campaign was cancelled
     * @throws OutboxException also when there is no room within this time; the messages before were added
     * @throws InterruptedException when the thread is interrupted while it waits for room
     */
    public CampaignSubmission submitAll(Iterator<SmsMessage> messages, SubmitOptions options, Duration maxWait)
            throws InterruptedException {
        SubmitOptions own = options.withCampaign(name);
        long[] counts = new long[3];
        long position = 0;
        Iterator<List<SmsMessage>> chunks = Iterators.partition(messages, CHUNK);
        while (chunks.hasNext()) {
            List<SmsMessage> keyed = new ArrayList<>(CHUNK);
            for (SmsMessage message : chunks.next()) {
                position++;
                keyed.add(message.idempotencyKey() == null ? message.keyed(name + "#" + position) : message);
            }
            submitChunk(keyed, own, maxWait, counts);
        }
        return new CampaignSubmission(counts[0], counts[1], counts[2]);
    }

    private void submitChunk(List<SmsMessage> messages, SubmitOptions options, Duration maxWait, long[] counts)
            throws InterruptedException {
        List<SmsMessage> left = messages;
        long start = time.nanos();
        while (true) {
            List<SmsMessage> busy = submitOnce(left, options, counts);
            if (busy.isEmpty()) {
                return;
            }
            if (busy.size() < left.size()) {
                start = time.nanos();
            } else if (time.nanos() - start >= maxWait.toNanos()) {
                throw new OutboxException(
                        "The queue has had no room for messages of campaign " + TextSanitizer.of(name) + " for "
                                + maxWait
                                + ". Submit the same messages again once messages are sent; those that were added are"
                                + " not added again",
                        null);
            }
            left = busy;
            time.sleep(BUSY_PAUSE);
        }
    }

    /** Returns those for which there was no room. */
    private List<SmsMessage> submitOnce(List<SmsMessage> messages, SubmitOptions options, long[] counts) {
        if (Campaigns.CANCELLED.equals(campaigns.state(name))) {
            throw new IllegalStateException("campaign " + TextSanitizer.of(name) + " was cancelled; use another name");
        }
        List<SubmitResult> submitted = submissions.submitAlone(messages, options);
        List<SmsMessage> busy = new ArrayList<>();
        for (int i = 0; i < submitted.size(); i++) {
            SubmitResult result = submitted.get(i);
            if (result.refusal() == Refusal.BUSY) {
                busy.add(messages.get(i));
            } else {
                counts[result.isNew() ? 0 : result.isSubmitted() ? 1 : 2]++;
            }
        }
        return busy;
    }

    /** Counts the messages of the campaign by their states; reads all of them. */
    public CampaignProgress progress() {
        return campaigns.progress(name);
    }

    /**
     * Stops sending messages of the campaign, on all machines, also those that are submitted later. Lists that a machine has
     * claimed, of up to 1,000 messages, are sent. Does nothing where the campaign was cancelled.
     */
    public void pause() {
        campaigns.change(name, Campaigns.PAUSED);
    }

    /** Sends messages of the campaign again; does nothing where it is not paused. */
    public void resume() {
        campaigns.change(name, Campaigns.RUNNING);
        campaigns.release(name);
        submissions.nudge();
    }

    /**
     * Cancels the messages of the campaign that no machine has claimed, and takes no further ones. What a machine gives back is
     * cancelled when it would be sent. One of which a copy may have been sent stays {@link OutboxState#UNCONFIRMED}.
     *
     * @return how many messages are certainly never sent by this call
     */
    public long cancel() {
        campaigns.change(name, Campaigns.CANCELLED);
        long cancelled = campaigns.cancel(name);
        campaigns.release(name);
        submissions.nudge();
        return cancelled;
    }

    /**
     * Writes what became of each message as comma-separated values with a line of headings: key, recipient, state, provider,
     * message id, reason, created, changed. Numbers are masked, and empty where they are erased. Messages that {@link
     * OutboxSettings#retention} deleted are missing.
     *
     * @param target such as a writer; not closed
     * @throws IOException that the target throws
     */
    public void writeResults(Appendable target) throws IOException {
        results.apply(PhoneNumber::toString).write(name, target);
    }

    /** Writes results as {@link #writeResults} does, with whole phone numbers. */
    public void writeResultsWithNumbers(Appendable target) throws IOException {
        results.apply(PhoneNumber::e164).write(name, target);
    }

    @Override
    public String toString() {
        return "Campaign{" + TextSanitizer.of(name) + "}";
    }
}
