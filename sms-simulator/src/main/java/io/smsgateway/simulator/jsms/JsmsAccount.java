package io.smsgateway.simulator.jsms;

import java.time.Instant;

/**
 * The settings and quotas of the simulated JSMS account, with {@link #templates}, {@link #signatures}, {@link #codes},
 * {@link #schedules} and {@link #limits} as parts. Fresh from the start it has the templates 1 ("Your code is
 * <code>{{code}}</code>", verification), 2 (a notice with <code>{{order}}</code>), 3 (marketing with <code>{{offer}}</code>),
 * 4 (in review) and 5 (refused), the signature 1, and a million messages in every pool. Safe for any number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent: a message is paid by the application's pool for its kind, then the
 * application's pool for any kind, then the two of the developer account, never by two together; it costs as many messages
 * as the billing rule of the template pages says (up to 70 characters one, beyond that one for every 67, a line break
 * counting two), a call one; it is paid when it is accepted, a schedule when it fires, and nothing is given back. What is
 * accepted without being paid, by {@link #acceptWithoutQuota} or in a schedule, is reported as 4005 and never is in the ledger.
 */
public final class JsmsAccount {

    /** Which generation of balance answers is given. */
    public enum ConfiguredClient {
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

    private final JsmsTemplates templates = new JsmsTemplates(this);
    private final JsmsSignatures signatures = new JsmsSignatures(this);
    private final JsmsCodes codes = new JsmsCodes();
    private final JsmsSchedules schedules = new JsmsSchedules();
    private final JsmsLimits limits = new JsmsLimits();
    private final JsmsContentFilter screen = new JsmsContentFilter();
    private final JsmsWallet wallet = new JsmsWallet();
    private Bar bar = Bar.NONE;
    private boolean quoted;
    private volatile JsmsListener listener = JsmsListener.NONE;

    JsmsAccount() {
        reset();
    }

    void reset() {
        templates.reset();
        signatures.reset();
        codes.reset();
        schedules.reset();
        limits.reset();
        screen.reset();
        wallet.reset();
        synchronized (this) {
            bar = Bar.NONE;
            quoted = false;
        }
    }

    /** Hears of all that happens from now on, over resets too. */
    void listener(JsmsListener wanted) {
        listener = wanted;
    }

    JsmsListener listener() {
        return listener;
    }

    JsmsContentFilter screen() {
        return screen;
    }

    JsmsWallet wallet() {
        return wallet;
    }

    /** Templates and the decisions of those who review them. */
    public JsmsTemplates templates() {
        return templates;
    }

    /** Signatures and the decisions of those who review them. */
    public JsmsSignatures signatures() {
        return signatures;
    }

    /** Verification codes that the vendor makes. */
    public JsmsCodes codes() {
        return codes;
    }

    /** Messages to be sent later. */
    public JsmsSchedules schedules() {
        return schedules;
    }

    /** How many messages a number may get. */
    public JsmsLimits limits() {
        return limits;
    }

    /** Adds a template, or takes the place of the one with the same id. */
    public void template(JsmsTemplate template) {
        templates.add(template);
    }

    /** Adds an approved signature. */
    public void signature(long id) {
        signatures.add(id);
    }

    /** Refuses messages to this number from now on, 50024. */
    public void unsubscribe(String number) {
        screen.unsubscribe(number);
    }

    /** Refuses messages that contain this from now on, 50037. */
    public void blackWord(String word) {
        screen.blackWord(word);
    }

    public void app(JsmsQuota quota) {
        wallet.app(quota);
    }

    public JsmsQuota app() {
        return wallet.app();
    }

    public void dev(JsmsQuota quota) {
        wallet.dev(quota);
    }

    public JsmsQuota dev() {
        return wallet.dev();
    }

    public void generation(ConfiguredClient wanted) {
        wallet.generation(wanted);
    }

    /** Whether the application has a quota at all; if not, {@code accounts/app} answers 50033. */
    public void quotaAssigned(boolean yes) {
        wallet.assigned(yes);
    }

    /** Bars every call in this way, or none. */
    public synchronized void bar(Bar wanted) {
        bar = wanted;
    }

    synchronized Bar bar() {
        return bar;
    }

    /** Whether the platform's limits per number are enforced, 50009; off by default. More of this in {@link #limits}. */
    public void frequencyLimits(boolean on) {
        limits.platform(on);
    }

    /**
     * Whether a message that no quota covers is accepted all the same, and reported as 4005 later, in place of 50014 at once;
     * off by default.
     */
    public void acceptWithoutQuota(boolean on) {
        wallet.payingLate(on);
    }

    /** Whether the code in an error is a text, as on the pages of 2016; a number by default. */
    public synchronized void quotedErrorCodes(boolean on) {
        quoted = on;
    }

    synchronized boolean quotedErrorCodes() {
        return quoted;
    }

    /** The longest text, 50038 beyond it; 500 characters by default, 350 until about 2021. */
    public void longestContent(int characters) {
        screen.longest(characters);
    }

    /** Counts against the limits and pays, both or neither; false where it is accepted without being paid. */
    synchronized boolean admit(JsmsDraft draft, Instant now, boolean solvent) throws JsmsRefusal {
        if (!limits.allow(draft.service(), draft.mobile(), draft.content(), now)) {
            throw new JsmsRefusal(JsmsError.OUT_OF_FREQUENCY);
        }
        boolean paid = wallet.pay(draft.service(), draft.content(), solvent);
        limits.count(draft.service(), draft.mobile(), draft.content(), now);
        return paid;
    }
}
