package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Listener;
import io.smsgateway.simulator.internal.SimulatedVendor;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.VendorResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The simulated Itniotech, and its sister brands under {@code /v3}. Its credentials are invented; nothing else gets in.
 *
 * <p>Decided here, where the vendor's pages are silent: every answer in the vendor's words has status 200; an unknown path is a
 * 404 and a wrong verb a 405, both in the words of the framework below. Double slashes and one at the end are overlooked.
 * Amounts have six, five and as few as possible fraction digits, as in the vendor's example.
 */
public final class ItniotechVendor extends SimulatedVendor {

    /** The account's name in the {@code Api-Key} header. */
    public static final String API_KEY = "simKey01";

    /** The secret that goes into the signature. */
    public static final String API_SECRET = "simSec01";

    /** The application. */
    public static final String APP_ID = "simApp01";

    private static final String JSON = "application/json;charset=UTF-8";
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    private final Tasks tasks;
    private final ItniotechAccount account = new ItniotechAccount();
    private final ItniotechAccess access = new ItniotechAccess();
    private final ItniotechReports reports = new ItniotechReports();
    private final ItniotechCodes codes = new ItniotechCodes();
    private final ItniotechIds ids = new ItniotechIds();
    private final ItniotechOutbox outbox = new ItniotechOutbox();
    private final ItniotechInbox inbox = new ItniotechInbox(account);
    private final ItniotechCallbacks callbacks;
    private final ItniotechVoice voice;
    private final ItniotechBackfills backfills;
    private final ItniotechAuthenticator door = new ItniotechAuthenticator(account, access);
    private final ItniotechRoutes routes;

    public ItniotechVendor(Listener listener, Tasks tasks) {
        super("itniotech", listener);
        this.tasks = tasks;
        callbacks = new ItniotechCallbacks(tasks);
        voice = new ItniotechVoice(account, reports, ledger(), ids, tasks);
        backfills = new ItniotechBackfills(account, tasks);
        ItniotechDelivery delivery = new ItniotechDelivery(account, ledger(), reports, outbox, callbacks, tasks);
        ItniotechSending sending = new ItniotechSending(account, delivery, ids);
        ItniotechRequest request = new ItniotechRequest(account, traffic());
        ItniotechReporting reporting = new ItniotechReporting(account, reports, outbox, tasks);
        ItniotechVerifying verifying = new ItniotechVerifying(account, codes, reports, ledger(), ids, tasks, this::url);
        ItniotechChecking checking = new ItniotechChecking(account, codes, tasks);
        routes = new ItniotechRoutes()
                .on("POST GET", "sms/sendSms", call -> sending.send(call, request.single(call)))
                .on("POST", "sms/sendSms/batch", call -> sending.send(call, request.batch(call)))
                .on("GET", "sms/getReport", reporting::report)
                .on("GET", "sms/getSentRcd", reporting::sent)
                .on("GET", "sms/getBalance", this::balance)
                .on("POST", "sms/recordMo", inbox::records)
                .on("POST", "sms/postback/backfill", backfills::sms)
                .on("POST", "otp/postback/backfill", backfills::otp)
                .on("POST", "otp/backfillRate", backfills::rate)
                .on("POST", "otp/verification/send", verifying::send)
                .on("POST", "otp/verification/sendRule", verifying::sendRule)
                .on("POST", "otp/verification/resend", verifying::resend)
                .on("POST", "otp/verification/verify", checking::verify)
                .on("POST", "otp/verification/orderId/record", checking::recordByOrderId)
                .onId("GET", "otp/verification/record/", checking::record)
                .on("POST", "voice/sendCode", voice::sendCode)
                .onId("GET", "voice/recordGroup/", voice::record);
    }

    /** Money, price and whatever else the account's owner or the vendor's staff can change. */
    public ItniotechAccount account() {
        return account;
    }

    /** What is asked of every call. */
    public ItniotechAccess access() {
        return access;
    }

    /** What becomes of messages after they were accepted. */
    public ItniotechReports reports() {
        return reports;
    }

    /** What the vendor calls by itself. */
    public ItniotechCallbacks callbacks() {
        return callbacks;
    }

    /** The codes that the vendor sends and checks. */
    public ItniotechCodes codes() {
        return codes;
    }

    /** What it was told of codes that were used, oldest first. */
    public List<ItniotechBackfill> backfills() {
        return List.copyOf(backfills.received());
    }

    /** What it was told of how many codes were used, oldest first. */
    public List<ItniotechBackfillRate> backfillRates() {
        return List.copyOf(backfills.rates());
    }

    /**
     * Lets a person write to the account: it can be asked for, and is pushed where there is a URL.
     *
     * @param from the person's number
     * @param to the number of the account that is written to
     */
    public void inbound(String from, String to, String text) {
        Instant now = tasks.now();
        ItniotechInbound inbound =
                new ItniotechInbound(ids.next(ItniotechIds.time(now)), from, to, text, account.currency(), now);
        inbox.add(inbound);
        callbacks.inbound(inbound);
    }

    @Override
    public String canonical(String path) {
        String single = SLASHES.matcher(path).replaceAll("/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    @Override
    public VendorResponse answer(Call call) {
        Optional<ItniotechRoutes.Route> route = routes.find(call.path());
        if (route.isEmpty()) {
            return framework(call, 404, "Not Found");
        }
        if (!route.get().takes(call.method())) {
            return framework(call, 405, "Method Not Allowed");
        }
        try {
            door.check(call);
            return VendorResponse.json(200, JSON, route.get().answer(call));
        } catch (ItniotechRefusal refusal) {
            ItniotechStatus told = refusal.status();
            return VendorResponse.json(access.failureStatus(), JSON, envelope(told.status(), told.reason()));
        }
    }

    private JsonNode balance(Call call) {
        ItniotechBalance left = call.shows(Fault.EMPTY_BALANCE) ? ItniotechBalance.NONE : account.balance();
        return envelope("0", "success")
                .put("balance", decimal(left.balance(), 6))
                .put("gift", decimal(left.gift(), 5))
                .put("credit", decimal(left.credit(), 0));
    }

    private static String decimal(BigDecimal amount, int digits) {
        return amount.setScale(Math.max(digits, amount.scale())).toPlainString();
    }

    static ObjectNode envelope(String status, String reason) {
        return Json.object().put("status", status).put("reason", reason);
    }

    @Override
    public VendorResponse broken(Call call) {
        return framework(call, 500, "Internal Server Error");
    }

    private static VendorResponse framework(Call call, int status, String error) {
        ObjectNode body = Json.object()
                .put("timestamp", call.now().toString())
                .put("status", status)
                .put("error", error)
                .put("path", call.path());
        return VendorResponse.json(status, "application/json", body);
    }

    @Override
    public void resetAccount() {
        account.reset();
        access.reset();
        reports.reset();
        callbacks.reset();
        codes.reset();
        outbox.clear();
        inbox.clear();
        voice.clear();
        backfills.clear();
    }

    @Override
    public void close() {
        callbacks.close();
    }
}
