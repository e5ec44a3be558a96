package io.smsgateway.simulator.jsms;

/** The pools of the application and of the developer account. Safe for any number of threads. */
final class JsmsWallet {

    private JsmsQuota app = JsmsQuota.NONE;
    private JsmsQuota dev = JsmsQuota.NONE;
    private JsmsAccount.ConfiguredClient generation = JsmsAccount.ConfiguredClient.FOUR_FIELDS;
    private boolean assigned = true;
    private boolean payingLate;

    synchronized void reset() {
        app = JsmsQuota.each(1_000_000);
        dev = JsmsQuota.each(1_000_000);
        generation = JsmsAccount.ConfiguredClient.FOUR_FIELDS;
        assigned = true;
        payingLate = false;
    }

    synchronized void generation(JsmsAccount.ConfiguredClient wanted) {
        generation = wanted;
    }

    synchronized JsmsAccount.ConfiguredClient generation() {
        return generation;
    }

    synchronized void assigned(boolean yes) {
        assigned = yes;
    }

    synchronized boolean assigned() {
        return assigned;
    }

    synchronized void app(JsmsQuota quota) {
        app = quota;
    }

    synchronized JsmsQuota app() {
        return app;
    }

    synchronized void dev(JsmsQuota quota) {
        dev = quota;
    }

    synchronized JsmsQuota dev() {
        return dev;
    }

    synchronized void payingLate(boolean on) {
        payingLate = on;
    }

    /** Whether it was paid; false where a message is accepted without. */
    synchronized boolean pay(JsmsService service, String content, boolean solvent) throws JsmsRefusal {
        if (solvent && debit(service, service == JsmsService.VOICE_CODE ? 1 : messages(content))) {
            return true;
        }
        if (payingLate) {
            return false;
        }
        throw new JsmsRefusal(JsmsError.NO_MONEY);
    }

    private boolean debit(JsmsService service, int messages) {
        JsmsQuota appAfter = app.pay(service, messages);
        if (!appAfter.equals(app)) {
            app = appAfter;
            return true;
        }
        JsmsQuota devAfter = dev.pay(service, messages);
        boolean paid = !devAfter.equals(dev);
        dev = devAfter;
        return paid;
    }

    private static int messages(String content) {
        int characters = content.codePointCount(0, content.length())
                + (int) content.chars().filter(c -> c == '\n').count();
        return characters <= 70 ? 1 : (characters + 66) / 67;
    }
}
