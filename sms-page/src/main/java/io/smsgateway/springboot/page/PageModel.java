package io.smsgateway.springboot.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows. The template reads the components by their names.
 *
 * @param base the path of the page
 * @param simulated whether vendors are simulated, so that numbers may be made up
 * @param inbox the address of the simulator's page; empty where no vendor is simulated
 * @param numbers whether numbers are shown in full
 * @param form the values of the form
 * @param templates the templates, and the text without one
 * @param parameters the values of all templates
 * @param classes the message classes
 * @param only the providers
 * @param durable whether there is an outbox
 * @param problem why nothing was sent; empty for none
 * @param code the message of the form as code
 * @param bulk the latest run; null for none
 * @param messages the latest messages, newest first
 * @param providers the providers, in their order
 * @param outbox what waits in the outbox
 * @param vendors the simulated vendors
 */
record PageModel(
        String base,
        boolean simulated,
        String inbox,
        boolean numbers,
        SendForm form,
        List<Option> templates,
        List<Parameter> parameters,
        List<Option> classes,
        List<Option> only,
        boolean durable,
        String problem,
        Snippets code,
        @Nullable BulkCard bulk,
        List<Row> messages,
        List<ProviderCard> providers,
        List<Fact> outbox,
        List<VendorCard> vendors) {

    /** A choice of a field. */
    record Option(String id, String label, boolean selected) {}

    /**
     * A field for a value of templates.
     *
     * @param used the keys of the templates that have it, separated by blanks
     */
    record Parameter(String name, String content, String used) {}

    /** A named value. */
    record Fact(String name, String content) {}

    /**
     * A state with its kind: {@code good}, {@code bad}, {@code doubt}, {@code pending} or {@code skipped}.
     *
     * @param kind the kind
     * @param words the state in words
     */
    record State(String kind, String words) {}

    /** Progress of a run. */
    record BulkCard(
            State state,
            boolean running,
            long done,
            long total,
            String progress,
            List<State> counts,
            List<String> reasons) {}

    /**
     * A message.
     *
     * @param number of the message, from 1
     * @param result its result, with its kind
     * @param stored its state in the outbox; null where it was not submitted by the page
     * @param attempts one for each provider that was attempted or passed over
     * @param reports one for each delivery report
     * @param copies how many copies the simulated vendors sent; empty where none is simulated
     */
    record Row(
            int number,
            String at,
            String to,
            String text,
            State result,
            @Nullable State stored,
            List<Attempted> attempts,
            List<State> reports,
            String copies) {}

    /** An attempt with its provider. */
    record Attempted(String provider, String kind, String words) {}

    /** Messages of a class that wait for a request. */
    record Queue(String name, String messages, String calls, String longest) {}

    /**
     * A provider.
     *
     * @param position in the route
     * @param suspended whether a button resumes it
     * @param waiting the number of messages that wait for a request
     * @param free how many requests more may be in flight
     * @param alert the latest balance event; empty for none
     */
    record ProviderCard(
            String name,
            String position,
            State state,
            boolean suspended,
            String waiting,
            String free,
            List<Queue> queues,
            List<Fact> balance,
            String asOf,
            String alert) {}

    /** A simulated vendor. */
    record VendorCard(String name, State state, String accepted, List<Option> presets) {}
}
