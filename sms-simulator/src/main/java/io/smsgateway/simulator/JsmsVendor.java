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

    private interface Action {
        JsonNode answer(Call call) throws JsmsRefusal;
    }

    private record Route(String verb, JsmsPair pair, Action action) {}

    private final JsmsAccount account = new JsmsAccount();
    private final Map<String, Route> routes;

    JsmsVendor(Listener listener, Tasks tasks) {
        super("jsms", listener);
        JsmsSending sending = new JsmsSending(account, ledger(), traffic());
        JsmsBalance balance = new JsmsBalance(account);
        routes = Map.of(
                "/v1/messages", new Route("POST", JsmsPair.APP, sending::message),
                "/v1/messages/batch", new Route("POST", JsmsPair.APP, sending::batch),
                "/v1/accounts/app", new Route("GET", JsmsPair.APP, balance::app),
                "/v1/accounts/dev", new Route("GET", JsmsPair.DEV, balance::dev));
    }

    /** Templates, quotas and whatever else the account's owner can change. */
    public JsmsAccount account() {
        return account;
    }

    @Override
    Answer answer(Call call) {
        try {
            JsmsPair pair = JsmsDoor.pair(call);
            Route route = routes.get(call.path());
            if (route == null) {
                throw new JsmsRefusal(JsmsError.NOT_FOUND);
            }
            if (!route.verb().equals(call.method())) {
                throw new JsmsRefusal(JsmsError.METHOD_NOT_SUPPORTED);
            }
            if (pair != route.pair()) {
                throw new JsmsRefusal(JsmsError.AUTH_FAILED);
            }
            JsmsDoor.checkBar(account);
            return Answer.json(200, JSON, route.action().answer(call));
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
    }
}
