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
 * The application's templates at JSMS. People review what is handed in; what they decide comes as a callback, or is found
 * by {@link #find}. One request each, never repeated. Every method throws {@link
 * io.smsgateway.RequestFailedException} when the vendor refuses or can't be asked; where that {@code isUnconfirmed}, a change
 * may have been made. Safe for many threads.
 */
public final class JsmsTemplates {

    private static final String PATH = "/v1/templates";
    private static final String UNKNOWN_ID = "50013";

    private final JsmsRequests requests;

    JsmsTemplates(JsmsRequests requests) {
        this.requests = requests;
    }

    /**
     * Hands in a template for review.
     *
     * @return the vendor's id of it
     */
    public String create(TemplateApplication template) {
        return id(requests.command(Method.POST, PATH, wire(null, template)));
    }

    /**
     * Hands in another text under an id that was refused. The vendor takes no change of any other (code 50047).
     *
     * @return the vendor's id of it from now on
     * @throws IllegalArgumentException when the id is no number
     */
    public String change(String id, TemplateApplication template) {
        return id(requests.command(Method.PUT, path(id), wire(Long.valueOf(id), template)));
    }

    /**
     * Looks a template up; empty where there is none.
     *
     * @throws IllegalArgumentException when the id is no number
     */
    public Optional<JsmsTemplate> find(String id) {
        String path = path(id);
        return AdminId.found(UNKNOWN_ID, () -> {
            RequestOutcome outcome = requests.query(path);
            AdminWire.TemplateResponse answer = outcome.success(AdminWire.TemplateResponse.class);
            String text = reveal(answer.text());
            if (text == null || AdminId.isOther(answer.id(), id)) {
                throw outcome.failure();
            }
            return new JsmsTemplate(
                    id,
                    text,
                    kind(answer.type()),
                    lifetime(answer.seconds()),
                    reveal(answer.remark()),
                    Review.state(answer.status()));
        });
    }

    /**
     * Deletes a template.
     *
     * @throws IllegalArgumentException when the id is no number
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

    /** Zero, as one client writes it, is none. */
    private static @Nullable Duration lifetime(@Nullable Object seconds) {
        String number = String.valueOf(seconds);
        return number.matches("[1-9][0-9]{0,8}") ? Duration.ofSeconds(Long.parseLong(number)) : null;
    }

    @Override
    public String toString() {
        return requests + " for templates";
    }
}
