package io.smsgateway.jsms;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.Sensitive;
import io.smsgateway.jsms.TemplateApplication.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Manages the application's templates at JSMS. Templates are reviewed by the vendor's staff; the decision arrives as a
 * callback, or {@link #find} returns it. Each method makes one request and never repeats it. Every method throws
 * {@link io.smsgateway.RequestFailedException} if the vendor refuses or cannot be reached; if it {@code
 * isUnconfirmed}, a change may have been made. Safe for use by multiple threads.
 */
public final class JsmsTemplates {

    private static final String PATH = "/v1/templates";
    private static final String UNKNOWN_ID = "50013";

    private final JsmsRequests requests;

    JsmsTemplates(JsmsRequests requests) {
        this.requests = requests;
    }

    /**
     * Submits a template for review.
     *
     * @return the vendor's id
     */
    public String create(TemplateApplication template) {
        return id(requests.command(Method.POST, PATH, wire(null, template)));
    }

    /**
     * Submits another text under the id of a refused template. The vendor changes no other template (code 50047).
     *
     * @return the vendor's id from now on
     * @throws IllegalArgumentException if the id is not a number
     */
    public String change(String id, TemplateApplication template) {
        return id(requests.command(Method.PUT, path(id), wire(Long.valueOf(id), template)));
    }

    /**
     * Returns a template; empty if it does not exist.
     *
     * @throws IllegalArgumentException if the id is not a number
     */
    public Optional<JsmsTemplate> find(String id) {
        String path = path(id);
        return AdminId.found(UNKNOWN_ID, () -> {
            RequestOutcome outcome = requests.query(path);
            AdminWire.TemplateResponse response = outcome.success(AdminWire.TemplateResponse.class);
            String text = reveal(response.text());
            if (text == null || AdminId.isOther(response.id(), id)) {
                throw outcome.failure();
            }
            return new JsmsTemplate(
                    id,
                    text,
                    kind(response.type()),
                    lifetime(response.seconds()),
                    reveal(response.remark()),
                    Review.state(response.status()));
        });
    }

    /**
     * Deletes a template.
     *
     * @throws IllegalArgumentException if the id is not a number
     */
    public void delete(String id) {
        AdminId.delete(requests, path(id));
    }

    private static String path(String id) {
        return PATH + "/" + AdminId.required("template", id);
    }

    private String id(RequestOutcome outcome) {
        return AdminId.done(outcome, AdminWire.TemplateResponse.class, AdminWire.TemplateResponse::id);
    }

    private static AdminWire.Template wire(@Nullable Long id, TemplateApplication template) {
        Duration lifetime = template.lifetime();
        return new AdminWire.Template(
                id,
                new Sensitive<>(template.text()),
                template.kind().number(),
                lifetime == null ? null : lifetime.toSeconds(),
                Sensitive.ofNullable(template.remark()));
    }

    private static @Nullable Kind kind(@Nullable Object type) {
        String number = String.valueOf(type);
        return Stream.of(Kind.values())
                .filter(kind -> number.equals(Integer.toString(kind.number())))
                .findFirst()
                .orElse(null);
    }

    /** One client writes zero for "no lifetime". */
    private static @Nullable Duration lifetime(@Nullable Object seconds) {
        String number = String.valueOf(seconds);
        return number.matches("[1-9][0-9]{0,8}") ? Duration.ofSeconds(Long.parseLong(number)) : null;
    }
}
