package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Settings;
import io.smsgateway.simulator.internal.Settings.Setting;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Refuses unsubscribed numbers and forbidden texts. Safe for concurrent use. */
final class JsmsContentFilter {

    final Set<String> unsubscribed = ConcurrentHashMap.newKeySet();
    final Set<String> blackWords = ConcurrentHashMap.newKeySet();
    final Setting<Integer> maxLength;

    JsmsContentFilter(Settings settings) {
        maxLength = settings.add(500);
    }

    void clear() {
        unsubscribed.clear();
        blackWords.clear();
    }

    boolean tooLong(String text) {
        return text.codePointCount(0, text.length()) > maxLength.get();
    }

    static boolean bracketed(String text) {
        return text.contains("\u3010") || text.contains("\u3011");
    }

    void checkNumber(String number) throws JsmsRefusal {
        JsmsError.UNSUBSCRIBED.refuseIf(unsubscribed.contains(number));
    }

    void checkWords(String text) throws JsmsRefusal {
        JsmsError.BLACK_WORD.refuseIf(blackWords.stream().anyMatch(text::contains));
    }

    void checkContent(String content) throws JsmsRefusal {
        checkWords(content);
        JsmsError.SPECIAL_SYMBOL.refuseIf(bracketed(content));
        JsmsError.CONTENT_LENGTH.refuseIf(tooLong(content));
    }
}
