package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.VendorRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks codes and returns their records. Decided here, where the vendor's pages are silent: an unknown id is {@code matched} 3
 * with null for number and channel; a code of other than 4 to 10 characters is -22; a missing record is -24. Records have no 4
 * and 5, so these leave the recorded value unchanged; times are ISO 8601, null while in the future. A record by orderId lists
 * every send of its code; the verdict is that on the last.
 */
record ItniotechCheckHandler(ItniotechAccount account, ItniotechCodes codes, Tasks tasks) {

    private static final String OTHER = "22601010000009999999";

    JsonNode verify(VendorRequest request) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(request);
        String id = Json.text(body.path("verificationId"));
        String given = Json.text(body.path("code"));
        ItniotechStatus.PARAMETER.refuseIf(id.isEmpty() || given.length() < 4 || given.length() > 10);
        int matched = codes.check(id, given, tasks.now());
        Optional<ItniotechCode> code = codes.find(id);
        ObjectNode data = Json.newObject();
        if (code.isPresent()) {
            ItniotechCodeHandler.echo(data, code.get().facts());
        } else {
            data.put("verificationId", id).putNull("to").putNull("channel");
        }
        return shaped(data.put("matched", matched), matched);
    }

    private ObjectNode shaped(ObjectNode data, int matched) {
        ObjectNode response = ItniotechStatus.success();
        switch (codes.checkResponse.get()) {
            case TRUE -> {}
            case NO_DATA -> {
                return response;
            }
            case NULL_DATA -> {
                return response.putNull("data");
            }
            case TEXT_DATA -> {
                return response.put("data", "success");
            }
            case NO_MATCHED -> data.remove("matched");
            case NULL_MATCHED -> data.putNull("matched");
            case TEXT_MATCHED -> data.put("matched", Integer.toString(matched));
            case WORD_MATCHED -> data.put("matched", "success");
            case BOOLEAN_MATCHED -> data.put("matched", true);
            case UNKNOWN_MATCHED -> data.put("matched", 99);
            case FRACTION_MATCHED -> data.put("matched", 0.5);
            case OTHER_ID ->
                data.put("verificationId", OTHER).put("matched", matched == ItniotechCode.WRONG ? 0 : matched);
        }
        response.set("data", data);
        return response;
    }

    JsonNode record(VendorRequest request) throws ItniotechRefusal {
        String id = request.variable("id");
        ItniotechCode code = codes.find(id).orElseThrow(ItniotechStatus.NO_DATA::refusal);
        ObjectNode response = ItniotechStatus.success();
        ObjectNode data = response.putObject("data").put("verificationId", id);
        verifications(data, code);
        data.put("orderId", code.facts().request().orderId());
        switch (code.facts().request().channel()) {
            case SMS -> data.set("sms", sms(code.facts()));
            case CALL -> data.set("call", call(code.facts()));
            case SNA -> data.putObject("sna");
        }
        return response;
    }

    JsonNode recordByOrderId(VendorRequest request) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(request);
        String app = Json.text(body.path("appId"));
        String orderId = Json.text(body.path("orderId"));
        ItniotechStatus.PARAMETER.refuseIf(orderId.isEmpty() || !account.knowsApp(app));
        List<ItniotechCode> sent = codes.byOrderId(app, orderId);
        ItniotechStatus.NO_DATA.refuseIf(sent.isEmpty());
        ItniotechCode last = sent.get(sent.size() - 1);
        ObjectNode response = ItniotechStatus.success();
        ObjectNode data = response.putObject("data")
                .put("orderId", orderId)
                .put("flowId", last.facts().request().flowId());
        verifications(data, last);
        for (ItniotechCode code : sent) {
            switch (code.facts().request().channel()) {
                case SMS -> data.withArray("sms").add(sms(code.facts()));
                case CALL -> data.withArray("call").add(call(code.facts()));
                case SNA -> data.putObject("sna");
            }
        }
        return response;
    }

    private static void verifications(ObjectNode data, ItniotechCode code) {
        data.putObject("verifications")
                .put("matched", code.recorded())
                .put("verifiedDate", code.checked() == null ? null : ItniotechTime.iso(code.checked()))
                .put("oriReceiver", code.facts().request().to())
                .put("channel", code.facts().request().channel().name().toLowerCase(Locale.ROOT));
    }

    private ObjectNode sms(ItniotechCode.Facts facts) {
        boolean done = !tasks.now().isBefore(facts.sent());
        int failure = facts.outcome().delivered() ? 0 : 1;
        return Json.newObject()
                .put("submitTm", ItniotechTime.iso(facts.submitted()))
                .put("sendTm", ItniotechTime.iso(facts.submitted()))
                .put("doneTm", ItniotechTime.iso(facts.sent(), tasks.now()))
                .put("mcc", ItniotechCountry.of(facts.request().to()).mcc)
                .put("mnc", ItniotechCountry.MNC)
                .put("sender", "")
                .put("chargeCnt", facts.parts())
                .put("pay", ItniotechCurrency.text(facts.pay()))
                .put("status", done ? failure : -1)
                .put("reason", done ? facts.outcome().reason() : null);
    }

    private ObjectNode call(ItniotechCode.Facts facts) {
        return ItniotechVoiceHandler.times(
                        Json.newObject(), facts.submitted(), facts.sent(), facts.outcome(), tasks.now())
                .put("terminationCode", facts.outcome().delivered() ? 0 : 1);
    }
}
