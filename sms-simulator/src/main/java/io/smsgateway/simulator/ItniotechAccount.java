package io.smsgateway.simulator;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/**
 * The settings and money of the simulated Itniotech account. Fresh from the start it has 10000 paid, 50 given, no credit, and
 * a price of 0.01 for a part. Safe for any number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent: a call is paid when it is accepted, for its good numbers only; what
 * balance, gift and credit together don't cover is refused as a whole, -10; nothing is given back.
 */
public final class ItniotechAccount {

    private final Set<String> sensitiveWords = new HashSet<>();
    private final Set<String> unreachable = new HashSet<>();
    private ItniotechBalance balance = ItniotechBalance.NONE;
    private BigDecimal price = BigDecimal.ZERO;
    private boolean locked;
    private boolean ipBlocked;
    private boolean appChecked = true;
    private boolean orderIdsChecked = true;

    ItniotechAccount() {
        reset();
    }

    synchronized void reset() {
        sensitiveWords.clear();
        unreachable.clear();
        balance = ItniotechBalance.of("10000", "50", "0");
        price = new BigDecimal("0.01");
        locked = false;
        ipBlocked = false;
        appChecked = true;
        orderIdsChecked = true;
    }

    public synchronized void balance(ItniotechBalance amounts) {
        balance = amounts;
    }

    public synchronized ItniotechBalance balance() {
        return balance;
    }

    /** What one part of a message to one number costs. */
    public synchronized void price(String perPart) {
        price = new BigDecimal(perPart);
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

    /** Whether an unknown or missing {@code appId} is refused, -19; on by default. */
    public synchronized void appIdChecked(boolean yes) {
        appChecked = yes;
    }

    synchronized boolean appIdChecked() {
        return appChecked;
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

    /** Refuses texts that contain this from now on, -3. */
    public synchronized void sensitiveWord(String word) {
        sensitiveWords.add(word);
    }

    synchronized boolean sensitive(String content) {
        return sensitiveWords.stream().anyMatch(content::contains);
    }

    /** Refuses numbers that begin so from now on, with the reason {@code DST_MCCMNC_LIMIT}. */
    public synchronized void unreachable(String prefix) {
        unreachable.add(prefix);
    }

    synchronized boolean reaches(String number) {
        return unreachable.stream().noneMatch(number::startsWith);
    }

    /** Pays for this many parts; whether the money sufficed. */
    synchronized boolean pay(int parts) {
        BigDecimal cost = price.multiply(BigDecimal.valueOf(parts));
        if (!balance.covers(cost)) {
            return false;
        }
        balance = balance.pay(cost);
        return true;
    }
}
