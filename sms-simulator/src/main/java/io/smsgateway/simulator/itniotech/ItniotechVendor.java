package io.smsgateway.simulator.itniotech;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * The simulated Itniotech, and its sister brands under {@code /v3}. Its credentials are invented; no others are accepted.
 *
 * <p>Decided here, where the vendor's pages are silent: every response of the vendor's own has status 200; an unknown path is 404
 * and a wrong method 405, both from the web framework. Double slashes and one at the end are ignored. Amounts have six, five and
 * as few as possible fraction digits, as in the vendor's example.
 */
public final class ItniotechVendor extends SimulatedVendor {

    /** The account's name in the {@code Api-Key} header. */
    public static final String API_KEY = "simKey01";

    /** The secret of the signature. */
    public static final String API_SECRET = "simSec01";

    /** The application. */
    public static final String APP_ID = "simApp01";

    private static final String JSON = "application/json;charset=UTF-8";
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    /** The sister brands have text messages at {@code /v3} itself, and the other products below it. */
    private static final Pattern SISTER_BRAND = Pattern.compile("^/v3/(?!sms/)((?:otp|voice)/)?");

    private final Tasks tasks;
    private final ItniotechAccount account = part(new ItniotechAccount());
    private final ItniotechAccess access = part(new ItniotechAccess(account));
    private final ItniotechReports reports = part(new ItniotechReports());
    private final ItniotechCodes codes = part(new ItniotechCodes());
    private final ItniotechInbox inbox = part(new ItniotechInbox(account));
    private final ItniotechCallbacks callbacks;
    private final ItniotechOutbox outbox;
    private final Map<String, ItniotechVoiceHandler.Spoken> calls = cleared(new ConcurrentHashMap<>(), Map::clear);
    private final List<ItniotechBackfill> backfills = cleared(new CopyOnWriteArrayList<>(), List::clear);
    private final List<ItniotechBackfillRate> backfillRates = cleared(new CopyOnWriteArrayList<>(), List::clear);
    private final Router<ItniotechRefusal> routes;

    /** Creates the vendor; {@link io.smsgateway.simulator.SmsSimulator} does. */
    public ItniotechVendor(Listener listener, Tasks tasks) {
        super("itniotech", listener);
        this.tasks = tasks;
        callbacks = part(new ItniotechCallbacks(tasks));
        outbox = part(new ItniotechOutbox(account, ledger(), reports, callbacks, tasks));
        ItniotechVoiceHandler voice = new ItniotechVoiceHandler(account, outbox, tasks, calls);
        ItniotechBackfillHandler used = new ItniotechBackfillHandler(account, tasks, backfills, backfillRates);
        ItniotechMessageHandler messages = new ItniotechMessageHandler(account, outbox, requestCounts());
        ItniotechReportHandler reporting = new ItniotechReportHandler(account, reports, outbox, tasks);
        ItniotechCodeHandler sending = new ItniotechCodeHandler(account, codes, reports, outbox, tasks, this::url);
        ItniotechCheckHandler checking = new ItniotechCheckHandler(account, codes, tasks);
        routes = new Router<ItniotechRefusal>()
                .on("POST", "/sms/sendSms", messages::single)
                .on("GET", "/sms/sendSms", messages::single)
                .on("POST", "/sms/sendSms/batch", messages::batch)
                .on("GET", "/sms/getReport", reporting::report)
                .on("GET", "/sms/getSentRcd", reporting::sent)
                .on("GET", "/sms/getBalance", this::balance)
                .on("POST", "/sms/recordMo", inbox::records)
                .on("POST", "/sms/postback/backfill", used::sms)
                .on("POST", "/otp/postback/backfill", used::otp)
                .on("POST", "/otp/backfillRate", used::rate)
                .on("POST", "/otp/verification/send", sending::send)
                .on("POST", "/otp/verification/sendRule", sending::sendRule)
                .on("POST", "/otp/verification/resend", sending::resend)
                .on("POST", "/otp/verification/verify", checking::verify)
                .on("POST", "/otp/verification/orderId/record", checking::recordByOrderId)
                .on("GET", "/otp/verification/record/{id}", checking::record)
                .on("POST", "/voice/sendCode", voice::sendCode)
                .on("GET", "/voice/recordGroup/{id}", voice::record);
    }

    /** Returns money, prices and everything else that the account's owner or the vendor's staff can change. */
    public ItniotechAccount account() {
        return account;
    }

    /** Returns the settings of authentication and rate limits. */
    public ItniotechAccess access() {
        return access;
    }

    /** Returns the settings of delivery reports. */
    public ItniotechReports reports() {
        return reports;
    }

    /** Returns the settings of pushes. */
    public ItniotechCallbacks callbacks() {
        return callbacks;
    }

    /** Returns the codes that the vendor sends and checks. */
    public ItniotechCodes codes() {
        return codes;
    }

    /** Returns the backfills of used codes, oldest first. */
    public List<ItniotechBackfill> backfills() {
        return List.copyOf(backfills);
    }

    /** Returns the backfilled conversion rates, oldest first. */
    public List<ItniotechBackfillRate> backfillRates() {
        return List.copyOf(backfillRates);
    }

    /**
     * Simulates an inbound message, which can be fetched and is pushed when a URL is set.
     *
     * @param from the sender's number
     * @param to the number of the account
     */
    public void inbound(String from, String to, String text) {
        Instant now = tasks.now();
        ItniotechInbound inbound =
                new ItniotechInbound(outbox.nextId(now), from, to, text, account.currency.get(), now);
        inbox.add(inbound);
        replied(new Reply(from, to, text, now));
        callbacks.inbound(inbound);
    }

    @Override
    public VendorConsole console() {
        return new ItniotechConsole(this, outbox);
    }

    @Override
    protected String basePath() {
        return "/sms";
    }

    @Override
    protected String canonical(String path) {
        String single = SLASHES.matcher(path).replaceAll("/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    @Override
    protected VendorResponse handle(VendorRequest request) {
        String path = SISTER_BRAND
                .matcher(request.path())
                .replaceFirst(found -> found.group(1) == null ? "/sms/" : "/" + found.group(1));
        Optional<Router.Match<ItniotechRefusal>> match = routes.find(path);
        if (match.isEmpty() || !match.get().actions().containsKey(request.method())) {
            return match.isEmpty()
                    ? framework(request, 404, "Not Found")
                    : framework(request, 405, "Method Not Allowed");
        }
        try {
            access.check(request);
            return VendorResponse.json(
                    200, JSON, Objects.requireNonNull(match.get().handle(request)));
        } catch (ItniotechRefusal refusal) {
            return VendorResponse.json(access.failureStatus.get(), JSON, refusal.status.envelope());
        }
    }

    private JsonNode balance(VendorRequest request) {
        ItniotechBalance left = request.shows(Fault.EMPTY_BALANCE) ? ItniotechBalance.NONE : account.balance();
        return left.response(ItniotechStatus.success());
    }

    @Override
    protected VendorResponse serverError(VendorRequest request) {
        return framework(request, 500, "Internal Server Error");
    }

    private static VendorResponse framework(VendorRequest request, int status, String error) {
        ObjectNode body = Json.newObject()
                .put("timestamp", request.now().toString())
                .put("status", status)
                .put("error", error)
                .put("path", request.path());
        return VendorResponse.json(status, "application/json", body);
    }

    @Override
    protected ObjectNode balance() {
        return account.balance().fields();
    }

    @Override
    protected void balance(ObjectNode amounts) {
        account.balance(ItniotechBalance.read(amounts));
    }

    @Override
    protected void control(Router<ControlException> control) {
        new ItniotechControl(this).routes(control);
    }

    @Override
    protected void close() {
        callbacks.close();
    }
}
