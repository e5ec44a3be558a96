package io.smsgateway.simulator.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.internal.VendorResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The files of the page, which are parts of the JAR files. */
final class Assets {

    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private static final Map<String, VendorResponse> BY_PATH = Map.of(
            "/page/page.css", asset("text/css", "page.css"),
            "/page/page.js", asset("text/javascript", "page.js"),
            "/page/htmx.js", asset("text/javascript", HTMX));

    private Assets() {}

    static Optional<VendorResponse> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    private static VendorResponse asset(String type, String name) {
        return new VendorResponse(200, type + ";charset=UTF-8", text(name), PageHandler.HEADERS);
    }

    /** Returns the text of a resource. */
    static String text(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
