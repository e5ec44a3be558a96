package io.smsgateway.simulator.jsms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.internal.VendorRequest;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;

/** A multipart form: texts by name, and for files whether they are images. Of several parts with one name the first counts. */
record JsmsForm(Map<String, String> texts, Map<String, Boolean> images) {

    private static final long MAX_IMAGE_BYTES = 2 * 1024 * 1024;
    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset=\"?([\\w.:+-]+)");
    private static final Pattern IMAGE_NAME = Pattern.compile("(?i).+\\.(png|jpg|jpeg)");

    static JsmsForm of(VendorRequest request) throws JsmsRefusal {
        String type = request.header("Content-Type");
        JsmsError.MEDIA_NOT_SUPPORTED.refuseIf(!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data"));
        JsmsError.MISSING_BODY.refuseIf(!request.content().hasRemaining());
        return boundary(type)
                .flatMap(boundary -> read(request, boundary, charset(type)))
                .orElseThrow(JsmsError.INVALID_BODY::refusal);
    }

    /** Jetty would drop leading equals signs; the boundary of the official Java client has eight. */
    private static Optional<String> boundary(String type) {
        Matcher found = BOUNDARY.matcher(type);
        return found.find() ? Optional.of(found.group(1) == null ? found.group(2) : found.group(1)) : Optional.empty();
    }

    /** As servlet containers do, a part that names no charset has that of the request. */
    private static Charset charset(String type) {
        Matcher found = CHARSET.matcher(type);
        try {
            return found.find() ? Charset.forName(found.group(1)) : UTF_8;
        } catch (IllegalArgumentException unknown) {
            return UTF_8;
        }
    }

    private static Optional<JsmsForm> read(VendorRequest request, String boundary, Charset charset) {
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setMaxMemoryFileSize(-1); // in memory, whatever the size
        Map<String, String> texts = new HashMap<>();
        Map<String, Boolean> images = new HashMap<>();
        CompletableFuture<MultiPartFormData.Parts> done = new CompletableFuture<>();
        parser.parse(Content.Source.from(request.content().duplicate()), Promise.Invocable.toPromise(done));
        // does not block, because the content is complete
        try (MultiPartFormData.Parts parts = done.join()) {
            for (MultiPart.Part part : parts) {
                if (part.getFileName() == null) {
                    texts.putIfAbsent(part.getName(), part.getContentAsString(charset));
                } else {
                    images.putIfAbsent(part.getName(), image(part));
                }
            }
            return Optional.of(new JsmsForm(texts, images));
        } catch (CompletionException malformed) {
            return Optional.empty();
        }
    }

    private static boolean image(MultiPart.Part part) {
        return part.getLength() > 0
                && part.getLength() <= MAX_IMAGE_BYTES
                && IMAGE_NAME.matcher(part.getFileName()).matches();
    }

    boolean has(String name) {
        return texts.containsKey(name) || images.containsKey(name);
    }

    String text(String name) {
        return texts.getOrDefault(name, "");
    }
}
