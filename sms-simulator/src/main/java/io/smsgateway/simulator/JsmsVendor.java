package io.smsgateway.simulator;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulated JSMS. Its credentials are invented; nothing else gets in. */
public final class JsmsVendor extends Vendor {

    /** The application's key, 24 characters. */
    public static final String APP_KEY = "simulatedJsmsAppKey00001";

    /** The application's secret, 24 characters. */
    public static final String MASTER_SECRET = "simulatedJsmsMasterSec01";

    /** The developer account's key, for {@code accounts/dev} alone. */
    public static final String DEV_KEY = "simulatedJsmsDevKey00001";

    /** The developer account's secret. */
    public static final String API_DEV_SECRET = "simulatedJsmsDevSecret01";

    private static final String JSON = "application/json";

    private final JsmsAccount account = new JsmsAccount();
    private final JsmsCallbacks callbacks;
    private final JsmsReports reports;
    private final JsmsRoutes routes;

    JsmsVendor(Listener listener, Tasks tasks) {
        super("jsms", listener);
        JsmsSending sending = new JsmsSending(account, ledger(), traffic());
        JsmsBalance balance = new JsmsBalance(account);
        JsmsRecords records = new JsmsRecords();
        callbacks = new JsmsCallbacks(tasks, records);
        reports = new JsmsReports(tasks, ledger(), records, callbacks);
        sending.listener(new JsmsNews(tasks, reports, callbacks));
        routes = new JsmsRoutes()
                .on("POST", "/v1/messages", sending::message)
                .on("POST", "/v1/messages/batch", sending::batch)
                .on("GET", "/v1/report", reports::fetchReports)
                .on("GET", "/v1/reply", reports::fetchReplies)
                .on("GET", "/v1/accounts/app", balance::app)
                .on("GET", "/v1/accounts/dev", JsmsPair.DEV, (call, id) -> balance.dev(call));
    }

    /** Templates, quotas and whatever else the account's owner can change. */
    public JsmsAccount account() {
        return account;
    }

    /** What becomes of messages after they were accepted. */
    public JsmsReports reports() {
        return reports;
    }

    /** What the vendor calls by itself. */
    public JsmsCallbacks callbacks() {
        return callbacks;
    }

    /** Lets a person write back, from this number. */
    public void reply(String number, String text) {
        reports.replied(number, text);
    }

    @Override
    Answer answer(Call call) {
        try {
            JsmsPair pair = JsmsDoor.pair(call);
            JsmsRoutes.Found route = routes.find(call);
            if (pair != route.pair()) {
                throw new JsmsRefusal(JsmsError.AUTH_FAILED);
            }
            JsmsDoor.checkBar(account);
            JsonNode body = route.answer(call);
            return body.isMissingNode() ? new Answer(200, JSON, "", Map.of()) : Answer.json(200, JSON, body);
        } catch (JsmsRefusal refusal) {
            return refused(refusal.error());
        }
    }

    @Override
    Answer broken(Call call) {
        return refused(JsmsError.SERVER_ERROR);
    }

    private static Answer refused(JsmsError error) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", error.code()).put("message", error.message());
        return Answer.json(error.status(), JSON, body);
    }

    @Override
    void resetAccount() {
        account.reset();
        callbacks.reset();
        reports.reset();
    }
}
