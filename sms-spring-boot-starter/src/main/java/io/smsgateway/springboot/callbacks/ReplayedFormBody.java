package io.smsgateway.springboot.callbacks;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Body of a request whose form a filter may have read before, which leaves the body empty. */
final class ReplayedFormBody {

    private ReplayedFormBody() {}

    /**
     * Returns the body, written again from the parameters where a filter has read it.
     *
     * @param body the body of the request, with its time limit
     */
    static InputStream of(HttpServletRequest request, InputStream body) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            return body;
        }
        PushbackInputStream unread = new PushbackInputStream(body, 1);
        int first = unread.read();
        if (first >= 0) {
            unread.unread(first);
            return unread;
        }
        return new ByteArrayInputStream(written(request).getBytes(StandardCharsets.UTF_8));
    }

    private static String written(HttpServletRequest request) {
        String query = request.getQueryString();
        MultiValueMap<String, String> ofQuery =
                UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        StringBuilder form = new StringBuilder();
        request.getParameterMap().forEach((name, values) -> {
            // those of the query come first
            int skipped = ofQuery.getOrDefault(encoded(name), List.of()).size();
            for (int i = skipped; i < values.length; i++) {
                form.append(form.isEmpty() ? "" : "&")
                        .append(encoded(name))
                        .append('=')
                        .append(encoded(values[i]));
            }
        });
        return form.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
