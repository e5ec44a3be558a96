package io.smsgateway.springboot.page;

import io.smsgateway.MessageClass;
import io.smsgateway.client.BulkProgress;
import io.smsgateway.springboot.CurrentClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts together what the page shows.
 *
 * @param durable the outbox; empty where the application has none
 * @param simulation the simulated vendors; empty where the application has none
 */
record PageAssembler(
        CurrentClient current,
        MessageLog log,
        BulkRuns bulk,
        ProviderCards providers,
        Optional<DurableSending> durable,
        Optional<Simulation> simulation) {

    private static final String EXAMPLE = "+86 139 0000 0001";

    /**
     * Where and how the page is read.
     *
     * @param path of the page
     * @param url of the page
     * @param numbers whether numbers are shown in full
     */
    record View(String path, String url, boolean numbers) {}

    MessageTexts texts() {
        return new MessageTexts(current.properties().templates());
    }

    /** Returns the form as it is first seen. A number is filled in only where no phone has it. */
    SendForm fresh() {
        return SendForm.fresh(
                simulation.isPresent() ? EXAMPLE : "",
                texts().templates().keySet().stream().findFirst().orElse(""));
    }

    PageModel page(View view, SendForm form, String problem) {
        MessageTexts texts = texts();
        List<PageModel.ProviderCard> cards = providers.all();
        return new PageModel(
                view.path(),
                simulation.isPresent(),
                simulation.map(Simulation::inbox).orElse(""),
                view.numbers(),
                form,
                templates(form, texts),
                parameters(form, texts),
                Stream.of(MessageClass.values())
                        .map(one -> new PageModel.Option(one.name(), Words.of(one), one == form.messageClass()))
                        .toList(),
                cards.stream()
                        .map(PageModel.ProviderCard::name)
                        .map(name -> new PageModel.Option(name, name + " only", name.equals(form.provider())))
                        .toList(),
                durable.isPresent(),
                problem,
                Snippets.of(form, texts, view.url()),
                bulk.latest().map(PageAssembler::bulk).orElse(null),
                new MessageRows(log, texts, durable, simulation, view.numbers()).all(),
                cards,
                durable.map(DurableSending::status).orElse(List.of()),
                simulation.map(Simulation::cards).orElse(List.of()));
    }

    private static List<PageModel.Option> templates(SendForm form, MessageTexts texts) {
        List<PageModel.Option> options = new ArrayList<>();
        texts.templates().forEach((key, template) -> {
            String text = texts.text(key);
            options.add(
                    new PageModel.Option(key, text.isEmpty() ? key : key + ": " + text, key.equals(form.template())));
        });
        options.add(new PageModel.Option("", "Text of your own", form.template().isEmpty()));
        return options;
    }

    private static List<PageModel.Parameter> parameters(SendForm form, MessageTexts texts) {
        Map<String, List<String>> templates = new LinkedHashMap<>();
        texts.templates()
                .keySet()
                .forEach(key -> texts.parameters(key)
                        .forEach(name -> templates
                                .computeIfAbsent(name, first -> new ArrayList<>())
                                .add(key)));
        List<PageModel.Parameter> fields = new ArrayList<>();
        templates.forEach((name, used) -> fields.add(
                new PageModel.Parameter(name, form.parameters().getOrDefault(name, ""), String.join(" ", used))));
        return fields;
    }

    private static PageModel.BulkCard bulk(BulkRuns.Started started) {
        BulkProgress progress = started.progress();
        List<String> reasons = new ArrayList<>();
        started.reasons().forEach((reason, count) -> reasons.add(Words.count(count) + " " + reason));
        return new PageModel.BulkCard(
                new PageModel.State(
                        switch (progress.state()) {
                            case RUNNING -> "pending";
                            case COMPLETED -> "good";
                            default -> "bad";
                        },
                        Words.capital(Words.of(progress.state()))),
                started.isRunning(),
                progress.done(),
                started.total(),
                Words.count(progress.done()) + " of " + Words.count(started.total()) + ", "
                        + Words.count(Math.round(progress.perSecond())) + " a second",
                List.of(
                        count("good", progress.accepted(), "accepted"),
                        count("bad", progress.refused(), "refused"),
                        count("doubt", progress.unconfirmed(), "unconfirmed")),
                reasons);
    }

    private static PageModel.State count(String kind, long count, String what) {
        return new PageModel.State(count == 0 ? "none" : kind, Words.count(count) + " " + what);
    }
}
