package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.VendorRequest;
import io.smsgateway.simulator.itniotech.ItniotechCode.CodeRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Sends codes. Decided here, where the vendor's pages are silent: application, template, number, code, channel and orderId are
 * checked, all -22; then sensitive words, -29, the destination, -26, an orderId that was used before, -22, the limits, -27
 * before -28, and the money, -10. A code without a template has the first one's text. A flow is accepted without effect.
 * Every code can be sent again but an unknown and a used one, both -22; the channel is the earlier one when none is given.
 * A call costs as much as one part.
 */
record ItniotechCodeHandler(
        ItniotechAccount account,
        ItniotechCodes codes,
        ItniotechReports reports,
        ItniotechOutbox outbox,
        Tasks tasks,
        Supplier<URI> url) {

    private static final Pattern TO = Pattern.compile("[0-9]{10,14}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final int MAX_ORDER_ID_LENGTH = 64;
    private static final int MAX_CODE_LENGTH = 10;
    private static final long FIRST_TEMPLATE = 1;

    JsonNode send(VendorRequest request) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(request);
        long template = whole(body.path("templateId"));
        return submit(request, codeRequest(body, template, codes.newCode()), false);
    }

    JsonNode sendRule(VendorRequest request) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(request);
        String code = Json.text(body.path("code"));
        ItniotechStatus.PARAMETER.refuseIf(code.isEmpty() || code.length() > MAX_CODE_LENGTH);
        long template = Json.empty(body.path("templateId")) ? FIRST_TEMPLATE : whole(body.path("templateId"));
        return submit(request, codeRequest(body, template, code), false);
    }

    JsonNode resend(VendorRequest request) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(request);
        ItniotechCode earlier = codes.find(Json.text(body.path("verificationId")))
                .filter(code -> !code.used())
                .orElseThrow(ItniotechStatus.PARAMETER::refusal);
        ItniotechCode.Facts facts = earlier.facts();
        ItniotechCode.Channel channel =
                Json.empty(body.path("channel")) ? facts.request().channel() : channel(body.path("channel"));
        JsonNode response = submit(request, facts.request().by(channel), true);
        codes.resent(earlier);
        return response;
    }

    private CodeRequest codeRequest(ObjectNode body, long template, String code) throws ItniotechRefusal {
        String app = Json.text(body.path("appId"));
        String to = Json.text(body.path("to"));
        String orderId = Json.text(body.path("orderId"));
        boolean valid = account.knowsApp(app)
                && codes.text(template, code).isPresent()
                && TO.matcher(to).matches()
                && orderId.length() <= MAX_ORDER_ID_LENGTH;
        ItniotechStatus.PARAMETER.refuseUnless(valid);
        Long flow = Json.empty(body.path("flowId")) ? null : whole(body.path("flowId"));
        return new CodeRequest(
                app, to, channel(body.path("channel")), code, template, orderId.isEmpty() ? null : orderId, flow);
    }

    private static ItniotechCode.Channel channel(JsonNode given) throws ItniotechRefusal {
        if (Json.empty(given)) {
            return ItniotechCode.Channel.SMS;
        }
        return Arrays.stream(ItniotechCode.Channel.values())
                .filter(channel -> channel.name().toLowerCase(Locale.ROOT).equals(Json.text(given)))
                .findAny()
                .orElseThrow(ItniotechStatus.PARAMETER::refusal);
    }

    private static long whole(JsonNode given) throws ItniotechRefusal {
        String text = Json.text(given);
        ItniotechStatus.PARAMETER.refuseIf(!WHOLE.matcher(text).matches());
        return Long.parseLong(text);
    }

    private JsonNode submit(VendorRequest request, CodeRequest code, boolean again) throws ItniotechRefusal {
        String content = codes.text(code.templateId(), code.code()).orElseThrow(ItniotechStatus.PARAMETER::refusal);
        ItniotechStatus.CODE_SENSITIVE.refuseIf(account.sensitive(content));
        ItniotechStatus.NO_PRICE.refuseIf(!account.reaches(code.to()));
        Instant now = tasks.now();
        BigDecimal price = account.priceTo(code.to());
        ItniotechCode.Facts facts = new ItniotechCode.Facts(
                "2" + outbox.nextId(request.now()),
                code,
                content,
                price,
                now,
                codes.sent(now),
                codes.expiry(now),
                reports.outcome(code.to()));
        boolean empty = request.shows(Fault.EMPTY_BALANCE);
        codes.admit(new ItniotechCode(facts), again, () -> !empty && account.pay(facts.pay()));
        outbox.accepted(entry(facts, request.now()));
        ObjectNode response = ItniotechStatus.success();
        ObjectNode data = echo(response.putObject("data"), facts);
        if (facts.request().channel() == ItniotechCode.Channel.SNA) {
            data.put("snaUrl", url.get() + "/sna/" + facts.id());
        }
        return response;
    }

    static ObjectNode echo(ObjectNode data, ItniotechCode.Facts facts) {
        return data.put("verificationId", facts.id())
                .put("to", facts.request().to())
                .put("channel", facts.request().channel().name().toLowerCase(Locale.ROOT));
    }

    private static LedgerEntry entry(ItniotechCode.Facts facts, Instant at) {
        return new LedgerEntry(
                "itniotech",
                facts.id(),
                facts.request().to(),
                facts.content(),
                facts.request().templateId(),
                Map.of("code", facts.request().code()),
                facts.request().orderId(),
                at);
    }
}
