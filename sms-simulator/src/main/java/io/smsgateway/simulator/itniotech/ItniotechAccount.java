package io.smsgateway.simulator.itniotech;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The settings and money of the simulated Itniotech account. Fresh from the start it has 10000 paid, 50 given, no credit, a
 * price of 0.01 for a part to anywhere, US dollars, and one application. Safe for any number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent: a call is paid when it is accepted, for its good numbers only, first
 * from the balance, then the gift, then the credit; what they don't cover together is refused as a whole, -10; nothing is
 * given back. The price is that of the longest prefix of the number. One application serves text messages, codes and
 * voice alike.
 */
public final class ItniotechAccount {

    private final Set<String> apps = new HashSet<>();
    private final Set<String> sensitiveWords = new HashSet<>();
    private final Set<String> unreachable = new HashSet<>();
    private final Map<String, BigDecimal> prices = new HashMap<>();
    private final ItniotechShapes shapes = new ItniotechShapes();
    private ItniotechBalance balance = ItniotechBalance.NONE;
    private ItniotechCurrency currency = ItniotechCurrency.USD;
    private boolean locked;
    private boolean ipBlocked;
    private boolean appChecked = true;
    private boolean orderIdsChecked = true;
    private boolean paidOneByOne;

    ItniotechAccount() {
        reset();
    }

    synchronized void reset() {
        apps.clear();
        app(ItniotechVendor.APP_ID);
        sensitiveWords.clear();
        unreachable.clear();
        prices.clear();
        price("0.01");
        shapes.reset();
        balance = ItniotechBalance.of("10000", "50", "0");
        currency = ItniotechCurrency.USD;
        locked = false;
        ipBlocked = false;
        appChecked = true;
        orderIdsChecked = true;
        paidOneByOne = false;
    }

    public synchronized void balance(ItniotechBalance amounts) {
        balance = amounts;
    }

    public synchronized ItniotechBalance balance() {
        return balance;
    }

    /** What one part of a message, or one call, to a number without a price of its own costs. */
    public void price(String perPart) {
        price("", perPart);
    }

    /** What one part of a message, or one call, to a number that begins so costs. */
    public synchronized void price(String prefix, String perPart) {
        prices.put(prefix, new BigDecimal(perPart));
    }

    synchronized BigDecimal priceTo(String number) {
        for (int length = number.length(); length > 0; length--) {
            BigDecimal price = prices.get(number.substring(0, length));
            if (price != null) {
                return price;
            }
        }
        return prices.getOrDefault("", BigDecimal.ZERO);
    }

    /**
     * The currency of all amounts. Where it is another than USD, reports and voice records tell the dollars too.
     *
     * @param code such as {@code EUR}
     * @param inDollars what one unit is worth in US dollars, a decimal number
     */
    public synchronized void currency(String code, String inDollars) {
        currency = new ItniotechCurrency(code, new BigDecimal(inDollars));
    }

    synchronized ItniotechCurrency currency() {
        return currency;
    }

    /** Whether numbers are accepted until the money is spent; by default a call that it does not cover is refused whole. */
    public synchronized void paidOneByOne(boolean yes) {
        paidOneByOne = yes;
    }

    synchronized boolean paidOneByOne() {
        return paidOneByOne;
    }

    /** Whether the account is locked, -13. */
    public synchronized void locked(boolean yes) {
        locked = yes;
    }

    synchronized boolean locked() {
        return locked;
    }

    /** Whether the caller's address is kept out, -2. */
    public synchronized void ipBlocked(boolean yes) {
        ipBlocked = yes;
    }

    synchronized boolean ipBlocked() {
        return ipBlocked;
    }

    /** Adds an application of the account, besides {@link ItniotechVendor#APP_ID}. */
    public synchronized void app(String id) {
        apps.add(id);
    }

    /** Whether an unknown or missing {@code appId} is refused, -19, or -22 for codes and voice; on by default. */
    public synchronized void appIdChecked(boolean yes) {
        appChecked = yes;
    }

    synchronized boolean knowsApp(String id) {
        return !appChecked || apps.contains(id);
    }

    /**
     * Whether another count of orderIds than of numbers is refused, -14; on by default. When off, a single orderId goes to
     * all numbers, as in the older pages, and any other count is dropped.
     */
    public synchronized void orderIdsChecked(boolean yes) {
        orderIdsChecked = yes;
    }

    synchronized boolean orderIdsChecked() {
        return orderIdsChecked;
    }

    /** Refuses texts that contain this from now on, -3, and codes, -29. */
    public synchronized void sensitiveWord(String word) {
        sensitiveWords.add(word);
    }

    synchronized boolean sensitive(String content) {
        return sensitiveWords.stream().anyMatch(content::contains);
    }

    /** Refuses numbers that begin so from now on: texts with the reason {@code DST_MCCMNC_LIMIT}, codes and calls with -26. */
    public synchronized void unreachable(String prefix) {
        unreachable.add(prefix);
    }

    synchronized boolean reaches(String number) {
        return unreachable.stream().noneMatch(number::startsWith);
    }

    /** The shapes of answers. */
    public ItniotechShapes shapes() {
        return shapes;
    }

    /** Pays this much; whether the money sufficed. */
    synchronized boolean pay(BigDecimal cost) {
        if (!balance.covers(cost)) {
            return false;
        }
        balance = balance.pay(cost);
        return true;
    }
}
