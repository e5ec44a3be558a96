package io.smsgateway.simulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings and quotas of the simulated JSMS account. Fresh from the start it has the templates 1 ("Your code is
 * <code>{{code}}</code>", verification), 2 (a notice with <code>{{order}}</code>), 3 (marketing with <code>{{offer}}</code>),
 * 4 (in review) and 5 (refused), the signature 1, and a million messages in every pool. Safe for any number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent: a message is paid by the application's pool for its kind, then the
 * application's pool for any kind, then the two of the developer account, never by two together; it costs as many messages
 * as the billing rule of the template pages says (up to 70 characters one, beyond that one for every 67, a line break
 * counting two); it is paid when it is accepted and nothing is given back.
 */
public final class JsmsAccount {

    /** Which generation of balance answers is given. */
    public enum Generation {
        /** {@code app_balance} alone, as until November 2017. */
        ONE_FIELD,
        /** All four pools. */
        FOUR_FIELDS
    }

    /** What bars the whole account. */
    public enum Bar {
        NONE,
        /** 50008: text messages were never opened for this application. */
        NOT_OPENED,
        /** 50035: the caller's address is not on the list. */
        ILLEGAL_IP,
        /** 50036: the application is barred. */
        BARRED
    }

    private final Map<Long, JsmsTemplate> templates = new HashMap<>();
    private final Set<Long> signatures = new HashSet<>();
    private final Set<String> unsubscribed = new HashSet<>();
    private final Set<String> blackWords = new HashSet<>();
    private JsmsFrequency frequency = new JsmsFrequency();
    private JsmsQuota app = JsmsQuota.NONE;
    private JsmsQuota dev = JsmsQuota.NONE;
    private Generation generation = Generation.FOUR_FIELDS;
    private Bar bar = Bar.NONE;
    private boolean assigned = true;
    private boolean limited;
    private int longest = 500;

    JsmsAccount() {
        reset();
    }

    synchronized void reset() {
        templates.clear();
        JsmsTemplate.SEEDS.forEach(this::template);
        signatures.clear();
        signature(1);
        unsubscribed.clear();
        blackWords.clear();
        frequency = new JsmsFrequency();
        app = JsmsQuota.each(1_000_000);
        dev = JsmsQuota.each(1_000_000);
        generation = Generation.FOUR_FIELDS;
        bar = Bar.NONE;
        assigned = true;
        limited = false;
        longest = 500;
    }

    /** Adds a template, or takes the place of the one with the same id. */
    public synchronized void template(JsmsTemplate template) {
        templates.put(template.id(), template);
    }

    /** Adds an approved signature. */
    public synchronized void signature(long id) {
        signatures.add(id);
    }

    /** Refuses messages to this number from now on, 50024. */
    public synchronized void unsubscribe(String number) {
        unsubscribed.add(number);
    }

    /** Refuses messages that contain this from now on, 50037. */
    public synchronized void blackWord(String word) {
        blackWords.add(word);
    }

    public synchronized void app(JsmsQuota quota) {
        app = quota;
    }

    public synchronized JsmsQuota app() {
        return app;
    }

    public synchronized void dev(JsmsQuota quota) {
        dev = quota;
    }

    public synchronized JsmsQuota dev() {
        return dev;
    }

    public synchronized void generation(Generation wanted) {
        generation = wanted;
    }

    synchronized Generation generation() {
        return generation;
    }

    /** Whether the application has a quota at all; if not, {@code accounts/app} answers 50033. */
    public synchronized void quotaAssigned(boolean yes) {
        assigned = yes;
    }

    synchronized boolean quotaAssigned() {
        return assigned;
    }

    /** Bars every call in this way, or none. */
    public synchronized void bar(Bar wanted) {
        bar = wanted;
    }

    synchronized Bar bar() {
        return bar;
    }

    /** Whether the platform's limits per number are enforced, 50009; off by default. */
    public synchronized void frequencyLimits(boolean on) {
        limited = on;
    }

    /** The longest text, 50038 beyond it; 500 characters by default, 350 until about 2021. */
    public synchronized void longestContent(int characters) {
        longest = characters;
    }

    synchronized Optional<JsmsTemplate> template(long id) {
        return Optional.ofNullable(templates.get(id));
    }

    synchronized boolean knowsSignature(long id) {
        return signatures.contains(id);
    }

    synchronized boolean unsubscribed(String number) {
        return unsubscribed.contains(number);
    }

    synchronized void checkContent(String content) throws JsmsRefusal {
        if (blackWords.stream().anyMatch(content::contains)) {
            throw new JsmsRefusal(JsmsError.BLACK_WORD);
        }
        if (content.contains("\u3010") || content.contains("\u3011")) {
            throw new JsmsRefusal(JsmsError.SPECIAL_SYMBOL);
        }
        if (content.codePointCount(0, content.length()) > longest) {
            throw new JsmsRefusal(JsmsError.CONTENT_LENGTH);
        }
    }

    /** Counts against the limits and pays, both or neither. */
    synchronized void admit(JsmsTemplate.Kind kind, String number, String content, Instant now) throws JsmsRefusal {
        if (limited && !frequency.allows(kind, number, content, now)) {
            throw new JsmsRefusal(JsmsError.OUT_OF_FREQUENCY);
        }
        pay(kind, messages(content));
        if (limited) {
            frequency.accept(kind, number, content, now);
        }
    }

    private void pay(JsmsTemplate.Kind kind, int messages) throws JsmsRefusal {
        JsmsQuota appAfter = app.pay(kind, messages);
        if (!appAfter.equals(app)) {
            app = appAfter;
            return;
        }
        JsmsQuota devAfter = dev.pay(kind, messages);
        if (devAfter.equals(dev)) {
            throw new JsmsRefusal(JsmsError.NO_MONEY);
        }
        dev = devAfter;
    }

    private static int messages(String content) {
        int characters = content.codePointCount(0, content.length())
                + (int) content.chars().filter(c -> c == '\n').count();
        return characters <= 70 ? 1 : (characters + 66) / 67;
    }
}
