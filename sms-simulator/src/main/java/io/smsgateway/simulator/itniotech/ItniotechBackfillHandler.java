package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.VendorRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Handles backfills, which report used codes. Decided here, where the vendor's pages are silent: what is missing or malformed is
 * -14, an unknown application too; of a verification only the id is required; no id is looked up, and no rate is computed.
 */
record ItniotechBackfillHandler(
        ItniotechAccount account, Tasks tasks, List<ItniotechBackfill> received, List<ItniotechBackfillRate> rates) {

    private static final Pattern MILLIS = Pattern.compile("[0-9]{13}");
    private static final Pattern MCC = Pattern.compile("[0-9]{3}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]+)?%?");

    JsonNode sms(VendorRequest request) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(request);
        String number = Json.text(body.path("number"));
        String time = Json.text(body.path("time"));
        ItniotechStatus.FIELD_WRONG.refuseIf(!account.knowsApp(Json.text(body.path("appId")))
                || !ItniotechRequest.NUMBER.matcher(number).matches()
                || !MILLIS.matcher(time).matches());
        return take("sms", given(body.path("msgid")), number, Instant.ofEpochMilli(Long.parseLong(time)));
    }

    JsonNode otp(VendorRequest request) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(request);
        String id = Json.text(body.path("verificationId"));
        ItniotechStatus.FIELD_WRONG.refuseIf(id.isEmpty());
        String time = Json.text(body.path("time"));
        return take(
                "otp",
                id,
                given(body.path("number")),
                MILLIS.matcher(time).matches() ? Instant.ofEpochMilli(Long.parseLong(time)) : null);
    }

    JsonNode rate(VendorRequest request) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(request);
        String mcc = Json.text(body.path("mcc"));
        String used = Json.text(body.path("backfillNumber"));
        String sent = Json.text(body.path("backfillCardinalNumber"));
        String percent = Json.text(body.path("backfillNow"));
        Optional<Instant> upTo = ItniotechTime.read(Json.text(body.path("callbackTime")));
        ItniotechStatus.FIELD_WRONG.refuseIf(!account.knowsApp(Json.text(body.path("appId")))
                || !MCC.matcher(mcc).matches()
                || !COUNT.matcher(used).matches()
                || !COUNT.matcher(sent).matches()
                || !PERCENT.matcher(percent).matches()
                || upTo.isEmpty());
        rates.add(new ItniotechBackfillRate(mcc, Long.parseLong(used), Long.parseLong(sent), percent, upTo.get()));
        return ItniotechStatus.success();
    }

    private JsonNode take(String product, @Nullable String id, @Nullable String number, @Nullable Instant used) {
        received.add(new ItniotechBackfill(product, id, number, used, tasks.now()));
        return ItniotechStatus.success();
    }

    private static @Nullable String given(JsonNode field) {
        return Json.empty(field) ? null : Json.text(field);
    }
}
