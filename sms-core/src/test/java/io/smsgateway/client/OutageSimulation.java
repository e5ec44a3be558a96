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
    private static final int AN_ADVERTISEMENT = 100;
    private static final List<PhoneNumber> PEOPLE =
            IntStream.range(0, 20_000).mapToObj(Sample::number).toList();

    private final Outage outage;
    private final VirtualTimeScheduler stage;
    private final SimulatedVendor first;
    private final SimulatedVendor second;
    private final SmsClient client;
    private final Random random = new Random(SEED);
    private final OutageFigures figures = new OutageFigures();
    private int people;

    private OutageSimulation(Outage outage) {
        this.outage = outage;
        this.stage = new VirtualTimeScheduler(outage.curtain().plusHours(1));
        this.first = new SimulatedVendor(Outage.FIRST, stage, SEED + 1);
        this.second = new SimulatedVendor(Outage.SECOND, stage, SEED + 2);
        this.client = SmsClient.builder()
                .provider(first.provider())
                .provider(second.provider())
                .time(stage)
                .scheduler(stage)
                .executor(Runnable::run)
                .random(new Random(SEED + 3))
                .build();
    }

    static OutageFigures of(Outage outage) {
        return new OutageSimulation(outage).played();
    }

    private OutageFigures played() {
        for (Outage.Scene scene : outage.scenes()) {
            SimulatedVendor vendor = scene.vendor().equals(Outage.FIRST) ? first : second;
            stage.at(scene.at(), () -> vendor.is(scene.condition()));
        }
        stage.at(Duration.ZERO, this::single);
        stage.at(Duration.ofSeconds(10), this::advertisement);
        stage.play();
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
        double pause = 2 * random.nextDouble() / (0.9 * outage.perSecond().perSecond(Duration.ofNanos(stage.nanos())));
        again(Duration.ofNanos((long) (pause * 1e9)), this::single);
        send(List.of(message));
    }

    /** The rest are advertisements, a hundred in a list. */
    private void advertisement() {
        List<SmsMessage> list = IntStream.range(0, AN_ADVERTISEMENT)
                .mapToObj(i -> SmsMessage.text(nextRecipient(), "sale").withClass(MessageClass.MARKETING))
                .toList();
        double pause = AN_ADVERTISEMENT / (0.1 * outage.perSecond().perSecond(Duration.ofNanos(stage.nanos())));
        again(Duration.ofNanos((long) (pause * 1e9)), this::advertisement);
        send(list);
    }

    private void again(Duration pause, Runnable task) {
        if (stage.nanos() < outage.curtain().toNanos()) {
            stage.after(pause, task);
        }
    }

    private PhoneNumber nextRecipient() {
        return PEOPLE.get(people++ % PEOPLE.size());
    }

    private void send(List<SmsMessage> messages) {
        long start = stage.nanos();
        List<SendResult> results = client.sendAll(messages);
        long nanos = stage.nanos() - start;
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
