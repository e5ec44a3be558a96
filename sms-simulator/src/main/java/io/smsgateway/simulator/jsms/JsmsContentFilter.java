package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Resettable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Refuses unsubscribed numbers and forbidden texts. Safe for concurrent use. */
final class JsmsContentFilter extends Resettable {

    final Set<String> unsubscribed = cleared(ConcurrentHashMap.newKeySet(), Set::clear);
    final Set<String> blackWords = cleared(ConcurrentHashMap.newKeySet(), Set::clear);
    final Setting<Integer> maxLength = setting(500);

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
