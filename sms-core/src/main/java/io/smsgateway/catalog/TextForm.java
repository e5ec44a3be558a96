package io.smsgateway.catalog;

import com.google.common.collect.Maps;
import io.smsgateway.SmsContent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with named placeholders such as {@code {code}}; doubled braces stand for themselves. */
final class TextForm implements Form {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{|}}|\\{([A-Za-z][A-Za-z0-9_-]*)}|[{}]");

    /** Words and placeholders in turn: even places hold words, odd ones a parameter's name. */
    private final List<String> parts = new ArrayList<>();

    private final Set<String> parameters = new LinkedHashSet<>();
    private final @Nullable String sender;

    TextForm(String pattern, @Nullable String sender) {
        this.sender = sender;
        StringBuilder words = new StringBuilder();
        Matcher token = TOKEN.matcher(pattern);
        int from = 0;
        while (token.find()) {
            words.append(pattern, from, token.start());
            from = token.end();
            String name = token.group(1);
            if (name != null) {
                parts.add(words.toString());
                parts.add(name);
                parameters.add(name);
                words.setLength(0);
            } else if (token.end() - token.start() == 2) {
                words.append(pattern.charAt(token.start()));
            } else {
                throw new IllegalArgumentException("the brace at index " + token.start()
                        + " belongs to no placeholder; write {name}, or double it to mean a brace");
            }
        }
        parts.add(words.append(pattern, from, pattern.length()).toString());
        // what can't be sent is better known now
        fill(Maps.toMap(parameters, name -> "0"));
    }

    @Override
    public Set<String> parameters() {
        return parameters;
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
