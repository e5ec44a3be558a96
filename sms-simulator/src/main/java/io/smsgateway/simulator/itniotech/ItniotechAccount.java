package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Resettable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The settings and money of the simulated Itniotech account. Initially it has 10000 paid, 50 as a gift, no credit, a price of
 * 0.01 per part for every number, US dollars, and one application. Safe for concurrent use.
 *
 * <p>Decided here, where the vendor's pages are silent: a request is paid when it is accepted, for its valid numbers only, first
 * from the balance, then the gift, then the credit; what they don't cover together is refused as a whole, -10; nothing is
 * refunded. The price is that of the longest prefix of the number. One application serves text messages, codes and voice
 * alike.
 */
public final class ItniotechAccount extends Resettable {

    final Setting<ItniotechCurrency> currency = setting(ItniotechCurrency.USD);
    final Setting<Boolean> paidOneByOne = setting(false);
    final Setting<Boolean> locked = setting(false);
    final Setting<Boolean> ipBlocked = setting(false);
    final Setting<Boolean> orderIdsChecked = setting(true);
    private final Setting<Boolean> appIdChecked = setting(true);
    private final Setting<ItniotechBalance> balance = setting(ItniotechBalance.of("10000", "50", "0"));
    private final ItniotechResponseFormat responseFormat = part(new ItniotechResponseFormat());
    private final Set<String> apps = cleared(ConcurrentHashMap.newKeySet(), Set::clear);
    private final Set<String> sensitiveWords = cleared(ConcurrentHashMap.newKeySet(), Set::clear);
    private final Set<String> unreachable = cleared(ConcurrentHashMap.newKeySet(), Set::clear);
    private final Map<String, BigDecimal> prices = cleared(new ConcurrentHashMap<>(), Map::clear);

    ItniotechAccount() {
        restore();
    }

    @Override
    protected void restore() {
        app(ItniotechVendor.APP_ID);
        price("0.01");
    }

    /** Sets the balance. */
    public synchronized void balance(ItniotechBalance amounts) {
        balance.set(amounts);
    }

    /** Returns what is left. */
    public ItniotechBalance balance() {
        return balance.get();
    }

    /** Sets the price of a part of a message, or of a call, to numbers without a price of their own. */
    public void price(String perPart) {
        price("", perPart);
    }

    /** Sets the price of a part of a message, or of a call, to numbers with this prefix. */
    public void price(String prefix, String perPart) {
        prices.put(prefix, new BigDecimal(perPart));
    }

    BigDecimal priceTo(String number) {
        return prices.entrySet().stream()
                .filter(price -> number.startsWith(price.getKey()))
                .max(Comparator.comparingInt(price -> price.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(BigDecimal.ZERO);
    }

    /**
     * Sets the currency of all amounts. Unless it is USD, reports and voice records contain the dollars as well.
     *
     * @param code such as {@code EUR}
     * @param inDollars the value of one unit in US dollars, a decimal number
     */
    public void currency(String code, String inDollars) {
        currency.set(new ItniotechCurrency(code, new BigDecimal(inDollars)));
    }

    /** Sets whether numbers are accepted until the money is spent; by default a request that it does not cover is refused. */
    public void paidOneByOne(boolean on) {
        paidOneByOne.set(on);
    }

    /** Sets whether the account is locked, -13. */
    public void locked(boolean on) {
        locked.set(on);
    }

    /** Sets whether the client's address is blocked, -2. */
    public void ipBlocked(boolean on) {
        ipBlocked.set(on);
    }

    /** Adds an application of the account, besides {@link ItniotechVendor#APP_ID}. */
    public void app(String id) {
        apps.add(id);
    }

    /** Sets whether an unknown or missing {@code appId} is refused, -19, or -22 for codes and voice; on by default. */
    public void appIdChecked(boolean on) {
        appIdChecked.set(on);
    }

    boolean knowsApp(String id) {
        return !appIdChecked.get() || apps.contains(id);
    }

    /**
     * Sets whether a number of orderIds that differs from that of numbers is refused, -14; on by default. When off, a single
     * orderId applies to all numbers, as on the older pages, and any other number of orderIds is ignored.
     */
    public void orderIdsChecked(boolean on) {
        orderIdsChecked.set(on);
    }

    /** Refuses texts that contain this word from now on, -3, and codes, -29. */
    public void sensitiveWord(String word) {
        sensitiveWords.add(word);
    }

    boolean sensitive(String content) {
        return sensitiveWords.stream().anyMatch(content::contains);
    }

    /** Refuses numbers with this prefix from now on: texts with the reason {@code DST_MCCMNC_LIMIT}, codes and calls with -26. */
    public void unreachable(String prefix) {
        unreachable.add(prefix);
    }

    boolean reaches(String number) {
        return unreachable.stream().noneMatch(number::startsWith);
    }

    /** Returns the format of responses to a send. */
    public ItniotechResponseFormat responseFormat() {
        return responseFormat;
    }

    /** Pays this amount; returns false when the money does not cover it. */
    synchronized boolean pay(BigDecimal cost) {
        boolean covered = balance.get().covers(cost);
        if (covered) {
            balance.set(balance.get().pay(cost));
        }
        return covered;
    }
}
