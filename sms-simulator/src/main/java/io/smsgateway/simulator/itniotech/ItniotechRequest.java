package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.ReceivedRequests;
import io.smsgateway.simulator.internal.VendorRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the two requests that send text messages. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>Order of checks: application, numbers empty, too many, content empty, too long, sensitive, order ids; the first
 *       group that fails refuses a whole batch.
 *   <li>A body that is no JSON object is -18, whatever the content type; unknown fields, nulls and a sender of any length are
 *       ignored.
 *   <li>A missing application is treated as an unknown one, -19.
 *   <li>A batch may have 1000 numbers over all groups; a batch without groups is -8.
 *   <li>Blank items of a number list are skipped; the limit of 1024 counts code points and includes 1024.
 * </ul>
 */
record ItniotechRequest(ItniotechAccount account, ReceivedRequests requestCounts) {

    private static final int MAX_BY_POST = 1000;
    private static final int MAX_BY_GET = 100;
    private static final int MAX_CONTENT_LENGTH = 1024;
    static final Pattern NUMBER = Pattern.compile("[0-9]{7,15}");
    private static final Pattern COMMA = Pattern.compile(",");

    List<ItniotechGroup> single(VendorRequest request) throws ItniotechRefusal {
        boolean get = request.method().equals("GET");
        ObjectNode fields = get ? fields(request.query()) : body(request);
        return groups(fields, List.of(fields), get ? MAX_BY_GET : MAX_BY_POST);
    }

    List<ItniotechGroup> batch(VendorRequest request) throws ItniotechRefusal {
        ObjectNode body = body(request);
        List<JsonNode> groups = new ArrayList<>();
        body.path("array").forEach(groups::add);
        if (groups.isEmpty()) {
            checkApp(body);
            throw ItniotechStatus.NUMBERS_EMPTY.refusal();
        }
        return groups(body, groups, MAX_BY_POST);
    }

    private static ObjectNode fields(Map<String, String> query) {
        ObjectNode fields = Json.newObject();
        query.forEach(fields::put);
        return fields;
    }

    static ObjectNode body(VendorRequest request) throws ItniotechRefusal {
        return Json.readObject(request.body()).orElseThrow(ItniotechStatus.SERVER_FAULT::refusal);
    }

    private List<ItniotechGroup> groups(JsonNode head, List<JsonNode> given, int max) throws ItniotechRefusal {
        int recipients = given.stream()
                .mapToInt(group -> split(group.path("numbers")).size())
                .sum();
        requestCounts.batch(recipients);
        checkApp(head);
        List<ItniotechGroup> groups = new ArrayList<>();
        for (JsonNode group : given) {
            List<String> numbers = split(group.path("numbers"));
            ItniotechStatus.NUMBERS_EMPTY.refuseIf(numbers.isEmpty());
            ItniotechStatus.TOO_MANY_NUMBERS.refuseIf(recipients > max);
            String content = content(group.path("content"));
            groups.add(new ItniotechGroup(
                    Json.text(head.path("appId")), content, numbers, orderIds(group.path("orderId"), numbers.size())));
        }
        return groups;
    }

    private void checkApp(JsonNode head) throws ItniotechRefusal {
        ItniotechStatus.APP_UNKNOWN.refuseIf(!account.knowsApp(Json.text(head.path("appId"))));
    }

    private String content(JsonNode given) throws ItniotechRefusal {
        String content = Json.text(given);
        ItniotechStatus.CONTENT_EMPTY.refuseIf(content.isBlank());
        ItniotechStatus.CONTENT_TOO_LONG.refuseIf(content.codePointCount(0, content.length()) > MAX_CONTENT_LENGTH);
        ItniotechStatus.SENSITIVE_WORDS.refuseIf(account.sensitive(content));
        return content;
    }

    private List<String> orderIds(JsonNode given, int numbers) throws ItniotechRefusal {
        List<String> ids = split(given);
        if (ids.size() == numbers) {
            return ids;
        }
        ItniotechStatus.FIELD_WRONG.refuseIf(!ids.isEmpty() && account.orderIdsChecked.get());
        return Collections.nCopies(numbers, ids.size() == 1 ? ids.get(0) : "");
    }

    private static List<String> split(JsonNode list) {
        return COMMA.splitAsStream(Json.text(list))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
