package io.smsgateway.simulator;

import java.math.BigDecimal;
import java.util.Map;
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
public final class ItniotechVendor extends Vendor {

    /** The account's name in the {@code Api-Key} header. */
    public static final String API_KEY = "simKey01";

    /** The secret that goes into the signature. */
    public static final String API_SECRET = "simSec01";

    /** The SMS application. */
    public static final String APP_ID = "simApp01";

    private static final String JSON = "application/json;charset=UTF-8";
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern PREFIX = Pattern.compile("/(sms|v3)/");

    private interface Action {
        JsonNode answer(Call call) throws ItniotechRefusal;
    }

    private record Route(String verbs, Action action) {}

    private final ItniotechAccount account = new ItniotechAccount();
    private final Map<String, Route> routes;

    ItniotechVendor(Listener listener) {
        super("itniotech", listener);
        ItniotechSending sending = new ItniotechSending(account, ledger());
        ItniotechRequest request = new ItniotechRequest(account, traffic());
        routes = Map.of(
                "sendSms", new Route("POST GET", call -> sending.send(call, request.single(call))),
                "sendSms/batch", new Route("POST", call -> sending.send(call, request.batch(call))),
                "getBalance", new Route("GET", this::balance));
    }

    /** Money, price and whatever else the account's owner or the vendor's staff can change. */
    public ItniotechAccount account() {
        return account;
    }

    @Override
    String canonical(String path) {
        String single = SLASHES.matcher(path).replaceAll("/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    @Override
    Answer answer(Call call) {
        Route route = PREFIX.matcher(call.path()).lookingAt()
                ? routes.get(PREFIX.matcher(call.path()).replaceFirst(""))
                : null;
        if (route == null) {
            return framework(call, 404, "Not Found");
        }
        if (!route.verbs().contains(call.method())) {
            return framework(call, 405, "Method Not Allowed");
        }
        try {
            ItniotechDoor.check(call, account);
            return Answer.json(200, JSON, route.action().answer(call));
        } catch (ItniotechRefusal refusal) {
            ItniotechStatus told = refusal.status();
            return Answer.json(200, JSON, envelope(told.status(), told.reason()));
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
    Answer broken(Call call) {
        return framework(call, 500, "Internal Server Error");
    }

    private static Answer framework(Call call, int status, String error) {
        ObjectNode body = Json.object()
                .put("timestamp", call.now().toString())
                .put("status", status)
                .put("error", error)
                .put("path", call.path());
        return Answer.json(status, "application/json", body);
    }

    @Override
    void resetAccount() {
        account.reset();
    }
}
