package io.smsgateway.simulator.jsms;

import java.util.HashSet;
import java.util.Set;

/** What JSMS does not pass on: to whom, and which texts. Safe for any number of threads. */
final class JsmsContentFilter {

    private static final int LONGEST = 500;

    private final Set<String> unsubscribed = new HashSet<>();
    private final Set<String> blackWords = new HashSet<>();
    private int longest = LONGEST;

    synchronized void reset() {
        unsubscribed.clear();
        blackWords.clear();
        longest = LONGEST;
    }

    synchronized void unsubscribe(String number) {
        unsubscribed.add(number);
    }

    synchronized void blackWord(String word) {
        blackWords.add(word);
    }

    synchronized void longest(int characters) {
        longest = characters;
    }

    synchronized boolean tooLong(String text) {
        return text.codePointCount(0, text.length()) > longest;
    }

    static boolean bracketed(String text) {
        return text.contains("\u3010") || text.contains("\u3011");
    }

    synchronized void checkNumber(String number) throws JsmsRefusal {
        if (unsubscribed.contains(number)) {
            throw new JsmsRefusal(JsmsError.UNSUBSCRIBED);
        }
    }

    synchronized void checkWords(String text) throws JsmsRefusal {
        if (blackWords.stream().anyMatch(text::contains)) {
            throw new JsmsRefusal(JsmsError.BLACK_WORD);
        }
    }

    void checkContent(String content) throws JsmsRefusal {
        checkWords(content);
        if (bracketed(content)) {
            throw new JsmsRefusal(JsmsError.SPECIAL_SYMBOL);
        }
        if (tooLong(content)) {
            throw new JsmsRefusal(JsmsError.CONTENT_LENGTH);
        }
    }
}
