package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Resettable;
import java.time.Instant;

/**
 * The settings and quotas of the simulated JSMS account, with {@link #templates}, {@link #signatures}, {@link #codes},
 * {@link #schedules} and {@link #limits} as parts. Initially it has the templates 1 ("Your code is <code>{{code}}</code>",
 * verification), 2 (transactional, with <code>{{order}}</code>), 3 (marketing, with <code>{{offer}}</code>), 4 (in review) and
 * 5 (refused), the signature 1, and a million messages in every pool. Safe for concurrent use.
 *
 * <p>Decided here, where the vendor's pages are silent: a message is paid from the application's pool for its kind, else the
 * application's pool for any kind, else the two of the developer account, never from two together; it costs as many messages
 * as the billing rule of the template pages says (up to 70 characters one, beyond that one for every 67, a line break
 * counting two), a call one; it is paid when it is accepted, a schedule when it fires, and nothing is refunded. What is
 * accepted without payment, by {@link #acceptWithoutQuota} or in a schedule, is reported as 4005 and not in the ledger.
 */
public final class JsmsAccount extends Resettable {

    /** The generations of balance responses. */
    public enum BalanceFields {
        /** {@code app_balance} only, as until November 2017. */
        ONE_FIELD,
        /** All four pools. */
        FOUR_FIELDS
    }

    /** Why the vendor refuses every request. */
    public enum Bar {
        /** No request is refused. */
        NONE,
        /** 50008: text messages were never enabled for this application. */
        NOT_OPENED,
        /** 50035: the client's address is not on the list. */
        ILLEGAL_IP,
        /** 50036: the application is barred. */
        BARRED
    }

    final Setting<BalanceFields> balanceFields = setting(BalanceFields.FOUR_FIELDS);
    final Setting<Boolean> quotaAssigned = setting(true);
    final Setting<Boolean> quotedErrorCodes = setting(false);
    private final Setting<Bar> bar = setting(Bar.NONE);
    private final Setting<Boolean> acceptWithoutQuota = setting(false);
    final Setting<Boolean> refusesBatchesWhole = setting(false);
    private final JsmsTemplates templates;
    private final JsmsSignatures signatures;
    private final JsmsCodes codes = part(new JsmsCodes());
    private final JsmsSchedules schedules = part(new JsmsSchedules());
    private final JsmsLimits limits = part(new JsmsLimits());
    private final JsmsContentFilter contentFilter = part(new JsmsContentFilter());
    private final Setting<JsmsQuota> app = setting(JsmsQuota.each(1_000_000));
    private final Setting<JsmsQuota> dev = setting(JsmsQuota.each(1_000_000));

    JsmsAccount(JsmsCallbacks callbacks) {
        signatures = part(new JsmsSignatures(callbacks, contentFilter));
        templates = part(new JsmsTemplates(callbacks, contentFilter, signatures));
    }

    JsmsContentFilter contentFilter() {
        return contentFilter;
    }

    /** Returns the templates and their reviews. */
    public JsmsTemplates templates() {
        return templates;
    }

    /** Returns the signatures and their reviews. */
    public JsmsSignatures signatures() {
        return signatures;
    }

    /** Returns the verification codes that the vendor makes. */
    public JsmsCodes codes() {
        return codes;
    }

    /** Returns the scheduled messages. */
    public JsmsSchedules schedules() {
        return schedules;
    }

    /** Returns the limits of messages per number. */
    public JsmsLimits limits() {
        return limits;
    }

    /** Adds a template, or replaces the one with the same id. */
    public void template(JsmsTemplate template) {
        templates.add(template);
    }

    /** Adds an approved signature. */
    public void signature(long id) {
        signatures.add(id);
    }

    /** Refuses messages to this number from now on, 50024. */
    public void unsubscribe(String number) {
        contentFilter.unsubscribed.add(number);
    }

    /** Refuses messages that contain this word from now on, 50037. */
    public void blackWord(String word) {
        contentFilter.blackWords.add(word);
    }

    /** Sets the application's quota. */
    public synchronized void app(JsmsQuota quota) {
        app.set(quota);
    }

    /** Returns the application's quota. */
    public JsmsQuota app() {
        return app.get();
    }

    /** Sets the developer account's quota. */
    public synchronized void dev(JsmsQuota quota) {
        dev.set(quota);
    }

    /** Returns the developer account's quota. */
    public JsmsQuota dev() {
        return dev.get();
    }

    /** Sets which fields balance responses have; all four by default. */
    public void balanceFields(BalanceFields fields) {
        balanceFields.set(fields);
    }

    /** Sets whether the application has a quota at all; if not, the response of {@code accounts/app} is 50033. */
    public void quotaAssigned(boolean on) {
        quotaAssigned.set(on);
    }

    /** Sets why every request is refused, or {@link Bar#NONE}. */
    public void bar(Bar reason) {
        bar.set(reason);
    }

    void checkBar() throws JsmsRefusal {
        switch (bar.get()) {
            case NONE -> {}
            case NOT_OPENED -> throw JsmsError.NOT_OPENED.refusal();
            case ILLEGAL_IP -> throw JsmsError.ILLEGAL_IP.refusal();
            case BARRED -> throw JsmsError.APP_BARRED.refusal();
        }
    }

    /** Sets whether the platform's limits per number are enforced, 50009; off by default. See {@link #limits}. */
    public void frequencyLimits(boolean on) {
        limits.platform(on);
    }

    /**
     * Sets whether a message that no quota covers is accepted, and reported as 4005 later, instead of refused with 50014; off by
     * default.
     */
    public void acceptWithoutQuota(boolean on) {
        acceptWithoutQuota.set(on);
    }

    /**
     * Sets whether a batch is refused whole where one of its recipients would be refused with 50009, 50024, 50034 or 50037, so
     * that nothing of it is sent; by default only that recipient's entry is.
     */
    public void refusesBatchesWhole(boolean on) {
        refusesBatchesWhole.set(on);
    }

    /** Sets whether the code in an error is a text, as on the pages of 2016; a number by default. */
    public void quotedErrorCodes(boolean on) {
        quotedErrorCodes.set(on);
    }

    /** Sets the maximum length of a text, 50038 beyond it; 500 characters by default, 350 until about 2021. */
    public void maxContentLength(int characters) {
        contentFilter.maxLength.set(characters);
    }

    /** Counts against the limits and pays, both or neither; returns false when the message is accepted without payment. */
    synchronized boolean admit(JsmsMessage message, Instant now, boolean solvent) throws JsmsRefusal {
        JsmsError.OUT_OF_FREQUENCY.refuseIf(!limits.allow(message, now));
        boolean paid = solvent && pay(message.service(), message.cost());
        JsmsError.NO_MONEY.refuseIf(!paid && !acceptWithoutQuota.get());
        limits.count(message, now);
        return paid;
    }

    void checkLimits(JsmsMessage message, Instant now) throws JsmsRefusal {
        JsmsError.OUT_OF_FREQUENCY.refuseIf(!limits.allow(message, now));
    }

    private boolean pay(JsmsService service, int messages) {
        return pay(app, service, messages) || pay(dev, service, messages);
    }

    private static boolean pay(Setting<JsmsQuota> quota, JsmsService service, int messages) {
        JsmsQuota left = quota.get().pay(service, messages);
        boolean paid = !left.equals(quota.get());
        quota.set(left);
        return paid;
    }
}
