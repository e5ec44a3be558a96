package io.smsgateway.simulator;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what customers tell of codes that were used. Decided here, where the vendor's pages are silent: what is missing or
 * malformed is -14, an unknown application too; of a verification only the id is needed; no id is looked up.
 */
record ItniotechBackfills(ItniotechAccount account, Tasks tasks, List<ItniotechBackfill> received) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{7,15}");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{13}");

    ItniotechBackfills(ItniotechAccount account, Tasks tasks) {
        this(account, tasks, new CopyOnWriteArrayList<>());
    }

    JsonNode sms(Call call) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(call);
        String number = Json.text(body.path("number"));
        String time = Json.text(body.path("time"));
        if (!account.knowsApp(Json.text(body.path("appId")))
                || !NUMBER.matcher(number).matches()
                || !MILLIS.matcher(time).matches()) {
            throw new ItniotechRefusal(ItniotechStatus.FIELD_WRONG);
        }
        return take("sms", given(body.path("msgid")), number, Instant.ofEpochMilli(Long.parseLong(time)));
    }

    JsonNode otp(Call call) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(call);
        String id = Json.text(body.path("verificationId"));
        if (id.isEmpty()) {
            throw new ItniotechRefusal(ItniotechStatus.FIELD_WRONG);
        }
        return take("otp", id, given(body.path("number")), null);
    }

    private JsonNode take(String product, @Nullable String id, @Nullable String number, @Nullable Instant used) {
        received.add(new ItniotechBackfill(product, id, number, used, tasks.now()));
        return ItniotechVendor.envelope("0", "success");
    }

    private static @Nullable String given(JsonNode field) {
        return Json.empty(field) ? null : Json.text(field);
    }
}
