package io.smsgateway.simulator.internal;

import io.smsgateway.simulator.Vendor;
import io.smsgateway.simulator.itniotech.ItniotechAccount;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsAccount;
import io.smsgateway.simulator.jsms.JsmsQuota;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sets a vendor's balance by the field names of that vendor; what is not named stays. */
public final class ControlBalance {

    private static final List<String> JSMS = List.of(
            "app_balance",
            "app_voice",
            "app_industry",
            "app_market",
            "dev_balance",
            "dev_voice",
            "dev_industry",
            "dev_market");
    private static final List<String> ITNIOTECH = List.of("balance", "gift", "credit");

    private ControlBalance() {}

    public static JsonNode put(Vendor vendor, String body) throws ControlRefusal {
        ObjectNode given = Json.object(body)
                .orElseThrow(() -> ControlRefusal.bad("the body is not a JSON object; " + example(vendor)));
        List<String> known = vendor instanceof JsmsVendor ? JSMS : ITNIOTECH;
        for (String field : given.propertyNames()) {
            if (!known.contains(field)) {
                throw ControlRefusal.bad("there is no amount '" + field + "'; there are " + known);
            }
        }
        try {
            if (vendor instanceof JsmsVendor jsms) {
                put(jsms.account(), given);
            } else if (vendor instanceof ItniotechVendor itniotech) {
                put(itniotech.account(), given);
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw ControlRefusal.bad("an amount is wrong: " + e.getMessage() + "; " + example(vendor));
        }
        return ControlView.vendor(vendor);
    }

    private static String example(Vendor vendor) {
        return vendor instanceof JsmsVendor
                ? "for example {\"app_industry\": 100, \"dev_balance\": null}"
                : "for example {\"balance\": \"99.99\", \"gift\": \"0\"}";
    }

    private static void put(JsmsAccount account, ObjectNode given) {
        JsmsQuota app = quota("app", account.app(), given);
        JsmsQuota dev = quota("dev", account.dev(), given);
        account.app(app);
        account.dev(dev);
    }

    private static JsmsQuota quota(String scope, JsmsQuota old, ObjectNode given) {
        return new JsmsQuota(
                messages(scope + "_balance", old.all(), given),
                messages(scope + "_voice", old.voice(), given),
                messages(scope + "_industry", old.industry(), given),
                messages(scope + "_market", old.market(), given));
    }

    private static @Nullable Long messages(String field, @Nullable Long old, ObjectNode given) {
        if (!given.has(field)) {
            return old;
        }
        return given.path(field).isNull() ? null : Long.valueOf(Json.text(given.path(field)));
    }

    private static void put(ItniotechAccount account, ObjectNode given) {
        ItniotechBalance old = account.balance();
        account.balance(new ItniotechBalance(
                amount("balance", old.balance(), given),
                amount("gift", old.gift(), given),
                amount("credit", old.credit(), given)));
    }

    private static BigDecimal amount(String field, BigDecimal old, ObjectNode given) {
        return given.has(field) ? new BigDecimal(Json.text(given.path(field))) : old;
    }
}
