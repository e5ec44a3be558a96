package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.AcceptedMessages;
import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends codes. Decided here, where the vendor's pages are silent: checked are the application, template, number, code, channel
 * and orderId, all -22; then sensitive words, -29, the destination, -26, an orderId that was used before, -22, the limits, -27
 * before -28, and the money, -10. A code without a template has the first one's text. A flow is taken and has no
 * effect. What can be sent again is every id but an unknown one and one whose code was named, both -22; the channel is the
 * earlier one where none is given. A call costs as much as one part.
 */
record ItniotechVerifying(
        ItniotechAccount account,
        ItniotechCodes codes,
        ItniotechReports reports,
        AcceptedMessages ledger,
        ItniotechIds ids,
        Tasks tasks,
        Supplier<URI> url) {

    private static final Pattern TO = Pattern.compile("[0-9]{10,14}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST_ORDER_ID = 64;
    private static final int LONGEST_CODE = 10;
    private static final long FIRST_TEMPLATE = 1;

    /** What a message with a code is to be. */
    private record Draft(
            String appId,
            String to,
            ItniotechCode.Channel channel,
            String code,
            long templateId,
            @Nullable String orderId,
            @Nullable Long flowId) {}

    JsonNode send(Call call) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(call);
        long template = whole(body.path("templateId"));
        return submit(call, draft(body, template, codes.newCode()), false);
    }

    JsonNode sendRule(Call call) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(call);
        String code = Json.text(body.path("code"));
        if (code.isEmpty() || code.length() > LONGEST_CODE) {
            throw wrong();
        }
        long template = Json.empty(body.path("templateId")) ? FIRST_TEMPLATE : whole(body.path("templateId"));
        return submit(call, draft(body, template, code), false);
    }

    JsonNode resend(Call call) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(call);
        ItniotechCode earlier = codes.find(Json.text(body.path("verificationId")))
                .filter(code -> !code.used())
                .orElseThrow(ItniotechVerifying::wrong);
        ItniotechCode.Facts facts = earlier.facts();
        ItniotechCode.Channel channel =
                Json.empty(body.path("channel")) ? facts.channel() : channel(body.path("channel"));
        JsonNode answer = submit(
                call,
                new Draft(
                        facts.appId(),
                        facts.to(),
                        channel,
                        facts.code(),
                        facts.templateId(),
                        facts.orderId(),
                        facts.flowId()),
                true);
        codes.resent(earlier);
        return answer;
    }

    private Draft draft(ObjectNode body, long template, String code) throws ItniotechRefusal {
        String app = Json.text(body.path("appId"));
        String to = Json.text(body.path("to"));
        String orderId = Json.text(body.path("orderId"));
        boolean sound = account.knowsApp(app)
                && codes.text(template, code).isPresent()
                && TO.matcher(to).matches()
                && orderId.length() <= LONGEST_ORDER_ID;
        if (!sound) {
            throw wrong();
        }
        Long flow = Json.empty(body.path("flowId")) ? null : whole(body.path("flowId"));
        return new Draft(
                app, to, channel(body.path("channel")), code, template, orderId.isEmpty() ? null : orderId, flow);
    }

    private static ItniotechCode.Channel channel(JsonNode given) throws ItniotechRefusal {
        if (Json.empty(given)) {
            return ItniotechCode.Channel.SMS;
        }
        return Arrays.stream(ItniotechCode.Channel.values())
                .filter(channel -> channel.name().toLowerCase(Locale.ROOT).equals(Json.text(given)))
                .findAny()
                .orElseThrow(ItniotechVerifying::wrong);
    }

    private static long whole(JsonNode given) throws ItniotechRefusal {
        String text = Json.text(given);
        if (!WHOLE.matcher(text).matches()) {
            throw wrong();
        }
        return Long.parseLong(text);
    }

    private static ItniotechRefusal wrong() {
        return new ItniotechRefusal(ItniotechStatus.PARAMETER);
    }

    private JsonNode submit(Call call, Draft draft, boolean again) throws ItniotechRefusal {
        String content = codes.text(draft.templateId(), draft.code()).orElseThrow(ItniotechVerifying::wrong);
        if (account.sensitive(content)) {
            throw new ItniotechRefusal(ItniotechStatus.CODE_SENSITIVE);
        }
        if (!account.reaches(draft.to())) {
            throw new ItniotechRefusal(ItniotechStatus.NO_PRICE);
        }
        Instant now = tasks.now();
        BigDecimal price = account.priceTo(draft.to());
        ItniotechCode.Facts facts = new ItniotechCode.Facts(
                "2" + ids.next(ItniotechIds.time(call.now())),
                draft.appId(),
                draft.to(),
                draft.channel(),
                draft.code(),
                content,
                draft.templateId(),
                draft.orderId(),
                draft.flowId(),
                price,
                now,
                codes.sent(now),
                codes.expiry(now),
                reports.outcome(draft.to()));
        boolean empty = call.shows(Fault.EMPTY_BALANCE);
        codes.admit(new ItniotechCode(facts), again, () -> !empty && account.pay(facts.pay()));
        ledger.add(List.of(entry(facts, call.now())));
        ObjectNode answer = ItniotechVendor.envelope("0", "success");
        ObjectNode data = echo(answer.putObject("data"), facts);
        if (facts.channel() == ItniotechCode.Channel.SNA) {
            data.put("snaUrl", url.get() + "/sna/" + facts.id());
        }
        return answer;
    }

    static ObjectNode echo(ObjectNode data, ItniotechCode.Facts facts) {
        return data.put("verificationId", facts.id())
                .put("to", facts.to())
                .put("channel", facts.channel().name().toLowerCase(Locale.ROOT));
    }

    private static LedgerEntry entry(ItniotechCode.Facts facts, Instant at) {
        return new LedgerEntry(
                "itniotech",
                facts.id(),
                facts.to(),
                facts.content(),
                facts.templateId(),
                Map.of("code", facts.code()),
                facts.orderId(),
                at);
    }
}
