package io.smsgateway.simulator.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the page shows, as in the query of its address. Numbers and texts are not part of it, apart from the search.
 *
 * @param search text that a conversation or a request contains, empty for all
 * @param vendor name of the only vendor to show, empty for all
 * @param conversation id of the open conversation, empty for none
 * @param message vendor and number of the open request, or vendor and id of the open message, empty for none
 * @param requests whether requests are listed in place of conversations
 * @param numbers whether numbers are shown in full
 */
record PageQuery(String search, String vendor, String conversation, String message, boolean requests, boolean numbers) {

    static PageQuery of(Map<String, String> query) {
        return new PageQuery(
                query.getOrDefault("q", ""),
                query.getOrDefault("vendor", ""),
                query.getOrDefault("c", ""),
                query.getOrDefault("m", ""),
                query.getOrDefault("view", "").equals("requests"),
                query.getOrDefault("numbers", "").equals("shown"));
    }

    PageQuery withVendor(String name) {
        return new PageQuery(search, name, conversation, message, requests, numbers);
    }

    PageQuery withConversation(String id) {
        return new PageQuery(search, vendor, id, "", false, numbers);
    }

    PageQuery withMessage(String key) {
        return new PageQuery(search, vendor, conversation, key, requests, numbers);
    }

    PageQuery withRequests(boolean on) {
        return new PageQuery(search, vendor, "", "", on, numbers);
    }

    PageQuery withNumbers(boolean shown) {
        return new PageQuery(search, vendor, conversation, message, requests, shown);
    }

    /** Returns the address of the page. */
    String href() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("q", search);
        fields.put("vendor", vendor);
        fields.put("view", requests ? "requests" : "");
        fields.put("c", conversation);
        fields.put("m", message);
        fields.put("numbers", numbers ? "shown" : "");
        String query = fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/" : "/?" + query;
    }
}
