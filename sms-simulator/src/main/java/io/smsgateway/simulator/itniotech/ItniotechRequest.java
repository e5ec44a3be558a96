package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.ReceivedRequests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the two send calls. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>Order of checks: application, numbers empty, too many, content empty, too long, sensitive, order ids; the first
 *       group that fails refuses a whole batch.
 *   <li>A body that is no JSON object is -18, whatever the content type; unknown fields, nulls and a sender of any length are
 *       overlooked.
 *   <li>A missing application is as unknown as a wrong one, -19.
 *   <li>A batch may name 1000 numbers over all groups; a batch without groups is -8.
 *   <li>Blank items of a number list are skipped; the limit of 1024 counts code points and includes 1024.
 * </ul>
 */
record ItniotechRequest(ItniotechAccount account, ReceivedRequests traffic) {

    private static final int MOST_BY_POST = 1000;
    private static final int MOST_BY_GET = 100;
    private static final int LONGEST_CONTENT = 1024;
    private static final Pattern COMMA = Pattern.compile(",");

    List<ItniotechGroup> single(Call call) throws ItniotechRefusal {
        boolean get = call.method().equals("GET");
        ObjectNode fields = get ? fields(call.query()) : body(call);
        return groups(fields, List.of(fields), get ? MOST_BY_GET : MOST_BY_POST);
    }

    List<ItniotechGroup> batch(Call call) throws ItniotechRefusal {
        ObjectNode body = body(call);
        List<JsonNode> groups = new ArrayList<>();
        body.path("array").forEach(groups::add);
        if (groups.isEmpty()) {
            checkApp(body);
            throw new ItniotechRefusal(ItniotechStatus.NUMBERS_EMPTY);
        }
        return groups(body, groups, MOST_BY_POST);
    }

    private static ObjectNode fields(Map<String, String> query) {
        ObjectNode fields = Json.object();
        query.forEach(fields::put);
        return fields;
    }

    static ObjectNode body(Call call) throws ItniotechRefusal {
        return Json.object(call.body()).orElseThrow(() -> new ItniotechRefusal(ItniotechStatus.SERVER_FAULT));
    }

    private List<ItniotechGroup> groups(JsonNode head, List<JsonNode> given, int most) throws ItniotechRefusal {
        int recipients = given.stream()
                .mapToInt(group -> split(group.path("numbers")).size())
                .sum();
        traffic.batch(recipients);
        checkApp(head);
        List<ItniotechGroup> groups = new ArrayList<>();
        for (JsonNode group : given) {
            List<String> numbers = split(group.path("numbers"));
            if (numbers.isEmpty()) {
                throw new ItniotechRefusal(ItniotechStatus.NUMBERS_EMPTY);
            }
            if (recipients > most) {
                throw new ItniotechRefusal(ItniotechStatus.TOO_MANY_NUMBERS);
            }
            String content = content(group.path("content"));
            groups.add(new ItniotechGroup(
                    Json.text(head.path("appId")), content, numbers, orderIds(group.path("orderId"), numbers.size())));
        }
        return groups;
    }

    private void checkApp(JsonNode head) throws ItniotechRefusal {
        if (!account.knowsApp(Json.text(head.path("appId")))) {
            throw new ItniotechRefusal(ItniotechStatus.APP_UNKNOWN);
        }
    }

    private String content(JsonNode given) throws ItniotechRefusal {
        String content = Json.text(given);
        if (content.isBlank()) {
            throw new ItniotechRefusal(ItniotechStatus.CONTENT_EMPTY);
        }
        if (content.codePointCount(0, content.length()) > LONGEST_CONTENT) {
            throw new ItniotechRefusal(ItniotechStatus.CONTENT_TOO_LONG);
        }
        if (account.sensitive(content)) {
            throw new ItniotechRefusal(ItniotechStatus.SENSITIVE_WORDS);
        }
        return content;
    }

    private List<String> orderIds(JsonNode given, int numbers) throws ItniotechRefusal {
        List<String> ids = split(given);
        if (ids.size() == numbers) {
            return ids;
        }
        if (!ids.isEmpty() && account.orderIdsChecked()) {
            throw new ItniotechRefusal(ItniotechStatus.FIELD_WRONG);
        }
        return Collections.nCopies(numbers, ids.size() == 1 ? ids.get(0) : "");
    }

    private static List<String> split(JsonNode list) {
        return COMMA.splitAsStream(Json.text(list))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
