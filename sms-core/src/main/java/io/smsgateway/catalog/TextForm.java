package io.smsgateway.catalog;

import com.google.common.collect.Maps;
import io.smsgateway.SmsContent;
import io.smsgateway.TextSanitizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with named placeholders such as {@code {code}}. Escape braces by doubling them: <code>{{</code>,
 * <code>}}</code>.
 */
final class TextForm implements Form {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{|}}|\\{([A-Za-z][A-Za-z0-9_-]*)}|[{}]");

    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*}");

    /** Literals and placeholders in turn: even indices hold literals, odd ones a parameter's name. */
    private final List<String> parts = new ArrayList<>();

    private final Set<String> parameters = new LinkedHashSet<>();
    private final @Nullable String sender;

    TextForm(String pattern, @Nullable String sender) {
        this.sender = sender;
        StringBuilder literal = new StringBuilder();
        Matcher token = TOKEN.matcher(pattern);
        int from = 0;
        while (token.find()) {
            literal.append(pattern, from, token.start());
            from = token.end();
            String name = token.group(1);
            if (name != null) {
                if (token.start() > 0 && pattern.charAt(token.start() - 1) == '$') {
                    throw new IllegalArgumentException("${" + name + "} is the syntax of another engine; write {" + name
                            + "}, and a currency sign into the value");
                }
                parts.add(literal.toString());
                parts.add(name);
                parameters.add(name);
                literal.setLength(0);
            } else if (token.end() - token.start() == 2) {
                literal.append(pattern.charAt(token.start()));
            } else {
                throw new IllegalArgumentException("the brace at index " + token.start()
                        + " belongs to no placeholder; write {name}, or escape the brace by doubling it");
            }
        }
        parts.add(literal.append(pattern, from, pattern.length()).toString());
        // fails now rather than on the first message
        fill(Maps.toMap(parameters, name -> "0"));
    }

    @Override
    public Set<String> parameters() {
        return parameters;
    }

    /**
     * Returns why the text has placeholders in the syntax of another engine. Escaped braces are words of the text, except where
     * it lacks a parameter, or where they enclose a placeholder.
     *
     * @param all the parameters of all forms of the template
     * @param forms all forms of the template
     */
    Set<String> foreignSyntax(Set<String> all, List<Form> forms) {
        Set<String> missing = new TreeSet<>(all);
        missing.removeAll(parameters);
        Set<String> problems = new TreeSet<>();
        missing.stream()
                .filter(this::namesOtherwise)
                .forEach(
                        name -> problems.add("has a text with `" + name + "` in another syntax; write {" + name + "}"));
        if (problems.isEmpty() && !missing.isEmpty()) {
            literals()
                    .flatMap(TextForm::braces)
                    .findFirst()
                    .ifPresent(braces -> problems.add("has a text with `" + TextSanitizer.of(braces)
                            + "` in another syntax, and without "
                            + missing.stream().map(name -> "{" + name + "}").collect(Collectors.joining(", "))));
        }
        if (forms.stream().anyMatch(VendorForm.class::isInstance)) {
            Stream.iterate(1, i -> i < parts.size(), i -> i + 2)
                    .filter(i ->
                            parts.get(i - 1).endsWith("{") && parts.get(i + 1).startsWith("}"))
                    .map(parts::get)
                    .forEach(name -> problems.add(
                            "has a text with `{{{" + name + "}}}`, which is another syntax; write {" + name + "}"));
        }
        return problems;
    }

    private boolean namesOtherwise(String name) {
        String quoted = Pattern.quote(name);
        Pattern foreign =
                Pattern.compile("[{\\[<%#:$]\\s*" + quoted + "(?![\\w-])|(?<![\\w-])" + quoted + "\\s*[}\\]>%]");
        return literals().anyMatch(literal -> foreign.matcher(folded(literal)).find());
    }

    private static Stream<String> braces(String literal) {
        Matcher braces = BRACES.matcher(folded(literal));
        return braces.find()
                ? Stream.of(literal.substring(braces.start(), braces.end())
                        .replace("{", "{{")
                        .replace("}", "}}"))
                : Stream.empty();
    }

    private Stream<String> literals() {
        return Stream.iterate(0, i -> i < parts.size(), i -> i + 2).map(parts::get);
    }

    /** Replaces full-width characters, which East Asian keyboards write, but the colon, which is punctuation there. */
    private static String folded(String literal) {
        StringBuilder folded = new StringBuilder(literal.length());
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            folded.append(c > '\uff00' && c < '\uff5f' && c != '\uff1a' ? (char) (c - 0xfee0) : c);
        }
        return folded.toString();
    }

    @Override
    public SmsContent fill(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i % 2 == 0 ? parts.get(i) : Objects.requireNonNull(values.get(parts.get(i))));
        }
        return new SmsContent.Text(text.toString());
    }

    @Override
    public @Nullable String sender() {
        return sender;
    }
}
