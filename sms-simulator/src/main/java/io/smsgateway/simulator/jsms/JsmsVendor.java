package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Listener;
import io.smsgateway.simulator.internal.SimulatedVendor;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.VendorResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulated JSMS. Its credentials are invented; nothing else gets in. */
public final class JsmsVendor extends SimulatedVendor {

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

    public JsmsVendor(Listener listener, Tasks tasks) {
        super("jsms", listener);
        JsmsOutbox outbox = new JsmsOutbox(account, ledger());
        JsmsIds ids = new JsmsIds();
        JsmsSending sending = new JsmsSending(account, outbox, ids, traffic());
        JsmsVerifying verifying = new JsmsVerifying(account, outbox, ids, traffic());
        JsmsPlanning planning = new JsmsPlanning(account, ids, traffic());
        JsmsScheduling scheduling = new JsmsScheduling(account, outbox, planning, tasks);
        JsmsTemplating templating = new JsmsTemplating(account);
        JsmsSigning signing = new JsmsSigning(account);
        JsmsBalance balance = new JsmsBalance(account);
        JsmsRecords records = new JsmsRecords();
        callbacks = new JsmsCallbacks(tasks, records);
        reports = new JsmsReports(tasks, ledger(), records, callbacks);
        account.listener(new JsmsNotifier(tasks, reports, callbacks));
        routes = new JsmsRoutes()
                .on("POST", "/v1/messages", sending::message)
                .on("POST", "/v1/messages/batch", sending::batch)
                .on("POST", "/v1/codes", verifying::text)
                .on("POST", "/v1/voice_codes", verifying::voice)
                .onId("POST", "/v1/codes/{id}/valid", verifying::valid)
                .on("POST", "/v1/schedule", scheduling::create)
                .on("POST", "/v1/schedule/batch", scheduling::createBatch)
                .onId("PUT", "/v1/schedule/{id}", scheduling::change)
                .onId("PUT", "/v1/schedule/batch/{id}", scheduling::changeBatch)
                .onId("GET", "/v1/schedule/{id}", scheduling::read)
                .onId("DELETE", "/v1/schedule/{id}", scheduling::delete)
                .on("POST", "/v1/templates", templating::create)
                .onId("PUT", "/v1/templates/{id}", templating::change)
                .onId("GET", "/v1/templates/{id}", templating::read)
                .onId("DELETE", "/v1/templates/{id}", templating::delete)
                .on("POST", "/v1/sign", signing::create)
                .onId("POST", "/v1/sign/{id}", signing::change)
                .onId("GET", "/v1/sign/{id}", signing::read)
                .onId("DELETE", "/v1/sign/{id}", signing::delete)
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
    public VendorResponse answer(Call call) {
        try {
            JsmsPair pair = JsmsAuthenticator.pair(call);
            JsmsRoutes.Found route = routes.find(call);
            if (pair != route.pair()) {
                throw new JsmsRefusal(JsmsError.AUTH_FAILED);
            }
            JsmsAuthenticator.checkBar(account);
            JsonNode body = route.answer(call);
            return body.isMissingNode() ? VendorResponse.NOTHING : VendorResponse.json(200, JSON, body);
        } catch (JsmsRefusal refusal) {
            return refused(refusal);
        }
    }

    @Override
    public VendorResponse broken(Call call) {
        return refused(new JsmsRefusal(JsmsError.SERVER_ERROR));
    }

    private VendorResponse refused(JsmsRefusal refusal) {
        JsmsError error = refusal.error();
        ObjectNode body = Json.object();
        if (refusal.verdict()) {
            body.put("is_valid", false);
        }
        ObjectNode told = body.putObject("error");
        if (account.quotedErrorCodes()) {
            told.put("code", Integer.toString(error.code()));
        } else {
            told.put("code", error.code());
        }
        told.put("message", error.message());
        boolean as200 = refusal.verdict() && account.codes().refusedAs200();
        return VendorResponse.json(as200 ? 200 : error.status(), JSON, body);
    }

    @Override
    public void resetAccount() {
        account.reset();
        callbacks.reset();
        reports.reset();
    }

    @Override
    public void close() {
        callbacks.close();
    }
}
