package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.ControlException;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Listener;
import io.smsgateway.simulator.internal.Reply;
import io.smsgateway.simulator.internal.Router;
import io.smsgateway.simulator.internal.SimulatedVendor;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.VendorConsole;
import io.smsgateway.simulator.internal.VendorRequest;
import io.smsgateway.simulator.internal.VendorResponse;
import java.util.Objects;

/** The simulated JSMS. Its credentials are invented; no others are accepted. */
public final class JsmsVendor extends SimulatedVendor {

    /** The application's key, 24 characters. */
    public static final String APP_KEY = "simulatedJsmsAppKey00001";

    /** The application's secret, 24 characters. */
    public static final String MASTER_SECRET = "simulatedJsmsMasterSec01";

    /** The developer account's key, for {@code accounts/dev} only. */
    public static final String DEV_KEY = "simulatedJsmsDevKey00001";

    /** The developer account's secret. */
    public static final String API_DEV_SECRET = "simulatedJsmsDevSecret01";

    private static final String JSON = "application/json";
    private static final String DEV_BALANCE = "/v1/accounts/dev";

    private final JsmsEvents events = part(new JsmsEvents());
    private final JsmsCallbacks callbacks;
    private final JsmsAccount account;
    private final JsmsReports reports;
    private final Router<JsmsRefusal> routes;

    /** Creates the vendor; {@link io.smsgateway.simulator.SmsSimulator} does. */
    public JsmsVendor(Listener listener, Tasks tasks) {
        super("jsms", listener);
        callbacks = part(new JsmsCallbacks(tasks, events));
        account = part(new JsmsAccount(callbacks));
        reports = part(new JsmsReports(tasks, ledger(), events, callbacks));
        JsmsOutbox outbox = new JsmsOutbox(account, ledger(), reports);
        JsmsMessageHandler messages = new JsmsMessageHandler(account, outbox, requestCounts());
        JsmsCodeHandler codes = new JsmsCodeHandler(account, outbox, requestCounts());
        JsmsScheduleHandler schedules = new JsmsScheduleHandler(account, outbox, requestCounts(), tasks);
        JsmsTemplates templates = account.templates();
        JsmsSignatures signatures = account.signatures();
        routes = new Router<JsmsRefusal>()
                .on("POST", "/v1/messages", messages::message)
                .on("POST", "/v1/messages/batch", messages::batch)
                .on("POST", "/v1/codes", codes::text)
                .on("POST", "/v1/voice_codes", codes::voice)
                .on("POST", "/v1/codes/{id}/valid", codes::valid)
                .on("POST", "/v1/schedule", schedules::single)
                .on("POST", "/v1/schedule/batch", schedules::batch)
                .on("PUT", "/v1/schedule/{id}", schedules::single)
                .on("PUT", "/v1/schedule/batch/{id}", schedules::batch)
                .on("GET", "/v1/schedule/{id}", schedules::read)
                .on("DELETE", "/v1/schedule/{id}", schedules::delete)
                .on("POST", "/v1/templates", templates::create)
                .on("PUT", "/v1/templates/{id}", templates::change)
                .on("GET", "/v1/templates/{id}", templates::read)
                .on("DELETE", "/v1/templates/{id}", templates::delete)
                .on("POST", "/v1/sign", signatures::create)
                .on("POST", "/v1/sign/{id}", signatures::change)
                .on("GET", "/v1/sign/{id}", signatures::read)
                .on("DELETE", "/v1/sign/{id}", signatures::delete)
                .on("GET", "/v1/report", reports::fetchReports)
                .on("GET", "/v1/reply", reports::fetchReplies)
                .on("GET", "/v1/accounts/app", this::appBalance)
                .on("GET", DEV_BALANCE, request -> balance(request, "dev", account.dev()));
    }

    /** Returns templates, quotas and everything else that the account's owner can change. */
    public JsmsAccount account() {
        return account;
    }

    /** Returns the settings of reports and replies. */
    public JsmsReports reports() {
        return reports;
    }

    /** Returns the settings of callbacks. */
    public JsmsCallbacks callbacks() {
        return callbacks;
    }

    /** Simulates a reply from this number. */
    public void reply(String number, String text) {
        replied(new Reply(number, "", text, reports.replied(number, text)));
    }

    @Override
    public VendorConsole console() {
        return new JsmsConsole(this);
    }

    @Override
    protected VendorResponse handle(VendorRequest request) {
        try {
            boolean dev = JsmsAuthenticator.developer(request);
            Router.Match<JsmsRefusal> match = routes.find(request.path()).orElseThrow(JsmsError.NOT_FOUND::refusal);
            JsmsError.METHOD_NOT_SUPPORTED.refuseIf(!match.actions().containsKey(request.method()));
            JsmsError.AUTH_FAILED.refuseIf(dev != request.path().equals(DEV_BALANCE));
            account.checkBar();
            return VendorResponse.json(200, JSON, Objects.requireNonNull(match.handle(request)));
        } catch (JsmsRefusal refusal) {
            return refused(refusal);
        }
    }

    private JsonNode appBalance(VendorRequest request) throws JsmsRefusal {
        JsmsError.NOT_ASSIGNED.refuseIf(!account.quotaAssigned.get());
        return balance(request, "app", account.app());
    }

    private JsonNode balance(VendorRequest request, String scope, JsmsQuota quota) {
        JsmsQuota left = request.shows(Fault.EMPTY_BALANCE) ? quota.emptied() : quota;
        return account.balanceFields.get() == JsmsAccount.BalanceFields.FOUR_FIELDS
                ? left.fields(scope)
                : Json.newObject().put(scope + "_balance", left.all());
    }

    @Override
    protected VendorResponse serverError(VendorRequest request) {
        return refused(JsmsError.SERVER_ERROR.refusal());
    }

    private VendorResponse refused(JsmsRefusal refusal) {
        JsmsError error = refusal.error;
        ObjectNode body = Json.newObject();
        if (refusal.checked) {
            body.put("is_valid", false);
        }
        ObjectNode shown = body.putObject("error");
        if (account.quotedErrorCodes.get()) {
            shown.put("code", Integer.toString(error.code));
        } else {
            shown.put("code", error.code);
        }
        shown.put("message", error.message);
        boolean as200 = refusal.checked && account.codes().refusedAs200.get();
        return VendorResponse.json(as200 ? 200 : error.status, JSON, body);
    }

    @Override
    protected ObjectNode balance() {
        return account.app().fields("app").setAll(account.dev().fields("dev"));
    }

    @Override
    protected void balance(ObjectNode amounts) {
        JsmsQuota app = JsmsQuota.read(amounts, "app");
        JsmsQuota dev = JsmsQuota.read(amounts, "dev");
        account.app(app);
        account.dev(dev);
    }

    @Override
    protected void control(Router<ControlException> control) {
        control.on("PUT", "/reports/jsms", this::state)
                .on("POST", "/replies/jsms", this::reply)
                .on("PUT", "/refusals/jsms", this::refusals);
        callbacks.control(control, name(), (kind, body) -> callbacks.test(kind));
        account.templates().control(control);
        account.signatures().control(control);
    }

    private JsonNode state(VendorRequest request) throws ControlException {
        String example = "{\"number\": \"13900000001\", \"status\": 4003}, or without a number for all others";
        ObjectNode given = ControlException.read(request, example);
        JsonNode status = given.path("status");
        if (!status.isInt()) {
            throw ControlException.invalid("status must be a number such as 4001; example: " + example);
        }
        String number = Json.text(given.path("number"));
        if (number.isEmpty()) {
            reports.state(status.asInt());
        } else {
            reports.state(number, status.asInt());
        }
        return given;
    }

    private JsonNode refusals(VendorRequest request) throws ControlException {
        ObjectNode given = ControlException.read(
                request, "{\"unsubscribed\": \"13900000001\", \"blackWord\": \"casino\", \"wholeBatches\": true}");
        Json.optional(given, "unsubscribed").ifPresent(number -> account.unsubscribe(Json.text(number)));
        Json.optional(given, "blackWord").ifPresent(word -> account.blackWord(Json.text(word)));
        Json.optional(given, "wholeBatches").ifPresent(on -> account.refusesBatchesWhole(on.asBoolean()));
        return given;
    }

    private JsonNode reply(VendorRequest request) throws ControlException {
        ObjectNode given =
                ControlException.readMessage(request, "{\"number\": \"13900000001\", \"content\": \"Stop\"}");
        reply(Json.text(given.path("number")), Json.text(given.path("content")));
        return given;
    }

    @Override
    protected void close() {
        callbacks.close();
    }
}
