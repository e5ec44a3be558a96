package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Plays an outage: callers, the whole client with its own defaults, and two vendors, on one clock and one seed. */
final class OutageSimulation {

    private static final long SEED = 20261;
    private static final int BULK_SIZE = 100;
    private static final List<PhoneNumber> PEOPLE =
            IntStream.range(0, 20_000).mapToObj(Sample::number).toList();

    private final Outage outage;
    private final VirtualTimeScheduler scheduler;
    private final SimulatedVendor first;
    private final SimulatedVendor second;
    private final SmsClient client;
    private final Random random = new Random(SEED);
    private final OutageFigures figures = new OutageFigures();
    private int people;

    private OutageSimulation(Outage outage) {
        this.outage = outage;
        this.scheduler = new VirtualTimeScheduler(outage.simulationEnd().plusHours(1));
        this.first = new SimulatedVendor(Outage.FIRST, scheduler, SEED + 1);
        this.second = new SimulatedVendor(Outage.SECOND, scheduler, SEED + 2);
        this.client = SmsClient.builder()
                .provider(first.provider())
                .provider(second.provider())
                .time(scheduler)
                .scheduler(scheduler)
                .executor(Runnable::run)
                .random(new Random(SEED + 3))
                .build();
    }

    static OutageFigures of(Outage outage) {
        return new OutageSimulation(outage).run();
    }

    private OutageFigures run() {
        for (Outage.Change change : outage.changes()) {
            SimulatedVendor vendor = change.vendor().equals(Outage.FIRST) ? first : second;
            scheduler.at(change.at(), () -> vendor.is(change.condition()));
        }
        scheduler.at(Duration.ZERO, this::single);
        scheduler.at(Duration.ofSeconds(10), this::bulk);
        scheduler.runAll();
        client.close();
        figures.asked(first.callsWhileUnhealthy(), first.queriesWhileUnhealthy());
        return figures;
    }

    /** Nine of ten messages come alone, nearly half of them codes, at random moments. */
    private void single() {
        SmsMessage message = SmsMessage.text(nextRecipient(), "hello");
        if (random.nextInt(100) < 45) {
            message = message.withClass(MessageClass.OTP);
        }
        double pause =
                2 * random.nextDouble() / (0.9 * outage.perSecond().perSecond(Duration.ofNanos(scheduler.nanos())));
        again(Duration.ofNanos((long) (pause * 1e9)), this::single);
        send(List.of(message));
    }

    /** The rest are advertisements, a hundred in a list. */
    private void bulk() {
        List<SmsMessage> list = IntStream.range(0, BULK_SIZE)
                .mapToObj(i -> SmsMessage.text(nextRecipient(), "sale").withClass(MessageClass.MARKETING))
                .toList();
        double pause = BULK_SIZE / (0.1 * outage.perSecond().perSecond(Duration.ofNanos(scheduler.nanos())));
        again(Duration.ofNanos((long) (pause * 1e9)), this::bulk);
        send(list);
    }

    private void again(Duration pause, Runnable task) {
        if (scheduler.nanos() < outage.simulationEnd().toNanos()) {
            scheduler.after(pause, task);
        }
    }

    private PhoneNumber nextRecipient() {
        return PEOPLE.get(people++ % PEOPLE.size());
    }

    private void send(List<SmsMessage> messages) {
        long start = scheduler.nanos();
        List<SendResult> results = client.sendAll(messages);
        long nanos = scheduler.nanos() - start;
        for (int i = 0; i < results.size(); i++) {
            SmsMessage message = messages.get(i);
            int copies = first.copies(message.to()) + second.copies(message.to());
            figures.add(message, results.get(i), copies, nanos);
            if (start >= outage.ends().toNanos()
                    && results.get(i).isAccepted()
                    && results.get(i).provider().name().equals(Outage.FIRST)) {
                figures.backAfter(Duration.ofNanos(start - outage.ends().toNanos()));
            }
        }
    }
}
