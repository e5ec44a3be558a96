package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks codes, and tells what is known of them. Decided here, where the vendor's pages are silent: an id that nobody knows is
 * {@code matched} 3 with null for number and channel; a code of other than 4 to 10 characters is -22; a record that is not
 * there is -24. Records know no 4 and 5, so these leave what was recorded before; their times are ISO 8601, null before they
 * have come. A record by orderId lists every time that its code was sent; the verdict is that on the last.
 */
record ItniotechChecking(ItniotechAccount account, ItniotechCodes codes, Tasks tasks) {

    private static final String OTHER = "22601010000009999999";

    JsonNode verify(Call call) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(call);
        String id = Json.text(body.path("verificationId"));
        String given = Json.text(body.path("code"));
        if (id.isEmpty() || given.length() < 4 || given.length() > 10) {
            throw new ItniotechRefusal(ItniotechStatus.PARAMETER);
        }
        int matched = codes.check(id, given, tasks.now());
        Optional<ItniotechCode> code = codes.find(id);
        ObjectNode data = Json.object();
        if (code.isPresent()) {
            ItniotechVerifying.echo(data, code.get().facts());
        } else {
            data.put("verificationId", id).putNull("to").putNull("channel");
        }
        return shaped(data.put("matched", matched), matched);
    }

    private ObjectNode shaped(ObjectNode data, int matched) {
        ObjectNode answer = ItniotechVendor.envelope("0", "success");
        switch (codes.answers()) {
            case TRUE -> {}
            case NO_DATA -> {
                return answer;
            }
            case NULL_DATA -> {
                return answer.putNull("data");
            }
            case TEXT_DATA -> {
                return answer.put("data", "success");
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
        answer.set("data", data);
        return answer;
    }

    JsonNode record(Call call, String id) throws ItniotechRefusal {
        ItniotechCode code = codes.find(id).orElseThrow(() -> new ItniotechRefusal(ItniotechStatus.NO_DATA));
        ObjectNode answer = ItniotechVendor.envelope("0", "success");
        ObjectNode data = answer.putObject("data").put("verificationId", id);
        verifications(data, code);
        data.put("orderId", code.facts().orderId());
        switch (code.facts().channel()) {
            case SMS -> data.set("sms", sms(code.facts()));
            case CALL -> data.set("call", call(code.facts()));
            case SNA -> data.putObject("sna");
        }
        return answer;
    }

    JsonNode recordByOrderId(Call call) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(call);
        String app = Json.text(body.path("appId"));
        String orderId = Json.text(body.path("orderId"));
        if (orderId.isEmpty() || !account.knowsApp(app)) {
            throw new ItniotechRefusal(ItniotechStatus.PARAMETER);
        }
        List<ItniotechCode> sent = codes.byOrderId(app, orderId);
        if (sent.isEmpty()) {
            throw new ItniotechRefusal(ItniotechStatus.NO_DATA);
        }
        ItniotechCode last = sent.get(sent.size() - 1);
        ObjectNode answer = ItniotechVendor.envelope("0", "success");
        ObjectNode data = answer.putObject("data")
                .put("orderId", orderId)
                .put("flowId", last.facts().flowId());
        verifications(data, last);
        for (ItniotechCode code : sent) {
            switch (code.facts().channel()) {
                case SMS -> data.withArray("sms").add(sms(code.facts()));
                case CALL -> data.withArray("call").add(call(code.facts()));
                case SNA -> data.putObject("sna");
            }
        }
        return answer;
    }

    private static void verifications(ObjectNode data, ItniotechCode code) {
        data.putObject("verifications")
                .put("matched", code.recorded())
                .put("verifiedDate", code.checked() == null ? null : ItniotechTime.iso(code.checked()))
                .put("oriReceiver", code.facts().to())
                .put("channel", code.facts().channel().name().toLowerCase(Locale.ROOT));
    }

    private ObjectNode sms(ItniotechCode.Facts facts) {
        boolean done = !tasks.now().isBefore(facts.sent());
        int failure = facts.outcome().delivered() ? 0 : 1;
        return Json.object()
                .put("submitTm", ItniotechTime.iso(facts.submitted()))
                .put("sendTm", ItniotechTime.iso(facts.submitted()))
                .put("doneTm", ItniotechTime.iso(facts.sent(), tasks.now()))
                .put("mcc", ItniotechCountry.of(facts.to()).mcc())
                .put("mnc", ItniotechCountry.MNC)
                .put("sender", "")
                .put("chargeCnt", facts.parts())
                .put("pay", ItniotechCurrency.text(facts.pay()))
                .put("status", done ? failure : -1)
                .put("reason", done ? facts.outcome().reason() : null);
    }

    private ObjectNode call(ItniotechCode.Facts facts) {
        return ItniotechVoice.times(Json.object(), facts.submitted(), facts.sent(), facts.outcome(), tasks.now())
                .put("terminationCode", facts.outcome().delivered() ? 0 : 1);
    }
}
