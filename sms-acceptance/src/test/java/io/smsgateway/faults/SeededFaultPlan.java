package io.smsgateway.faults;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plan that draws a fault for every connection and request. The fault of a request depends on the seed, its first recipient
 * and how often that number was in one, and not on the scheduling of threads.
 */
final class SeededFaultPlan implements FaultPlan {

    /** Of a hundred requests, how many meet a fault; the rest of the table is in {@link #fault}. */
    private static final int FAULTY = 60;

    /** Statuses other than success that allow a body. */
    private static final int[] BAD_STATUSES = {
        300, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 408, 409, 413, 415, 421, 422, 425, 429, 431, 451,
        499, 500, 502, 503, 504
    };

    private final Vendor vendor;
    private final long seed;
    private final int timeout;
    private final Map<Long, Integer> times = new ConcurrentHashMap<>();

    /** @param timeout how long the client waits for an answer, in milliseconds: delays are drawn around it */
    SeededFaultPlan(Vendor vendor, long seed, int timeout) {
        this.vendor = vendor;
        this.seed = seed;
        this.timeout = timeout;
    }

    @Override
    public PlannedFault onConnect(long connection) {
        SplittableRandom random = random(~connection);
        return switch (random.nextInt(100)) {
            case 0, 1 -> PlannedFault.of(Fault.RESET_WHEN_ACCEPTED, 0);
            case 2, 3 -> PlannedFault.of(Fault.FIN_WHEN_ACCEPTED, 0);
            case 4 -> PlannedFault.of(Fault.NEVER_READ, 2 * timeout);
            case 5, 6, 7 -> PlannedFault.of(Fault.RESET_IN_REQUEST, random.nextInt(700));
            case 8, 9, 10 -> PlannedFault.of(Fault.FIN_IN_REQUEST, random.nextInt(700));
            default -> PlannedFault.NONE;
        };
    }

    @Override
    public PlannedFault plannedFault(byte[] request) {
        long number = HttpBytes.number(request);
        if (number == 0) {
            // a balance query, which resumes a suspended provider
            return PlannedFault.NONE;
        }
        SplittableRandom random = random(number * 31 + times.merge(number, 1, Integer::sum));
        if (random.nextInt(100) >= FAULTY) {
            return PlannedFault.NONE;
        }
        Fault fault = fault(random.nextInt(60));
        return switch (fault) {
            case FORGED -> {
                ForgedResponse forgedResponse = ForgedResponse.of(vendor, random);
                yield PlannedFault.of(forgedResponse, !forgedResponse.refuses() && random.nextBoolean());
            }
            case REQUEST_LATE, RESPONSE_LATE -> PlannedFault.of(fault, around(random));
            case REQUEST_TRUNCATED -> PlannedFault.of(fault, random.nextInt(request.length));
            case RESET_IN_RESPONSE,
                    FIN_IN_RESPONSE,
                    FIN_IN_UNFRAMED_RESPONSE,
                    FIN_IN_CHUNKED_RESPONSE,
                    SILENCE_IN_RESPONSE -> PlannedFault.of(fault, random.nextInt(400));
            case BAD_STATUS -> PlannedFault.of(fault, BAD_STATUSES[random.nextInt(BAD_STATUSES.length)]);
            case DRIP -> PlannedFault.of(fault, 1 + random.nextInt(3));
            case FIN_WHEN_IDLE, RESET_WHEN_IDLE, TIMEOUT_RESPONSE_WHEN_IDLE ->
                PlannedFault.of(fault, random.nextInt(3));
            case GARBAGE -> new PlannedFault(fault, 0, random.nextBoolean(), null);
            default -> PlannedFault.of(fault, 0);
        };
    }

    /** In sixtieths; faults that cost the whole response timeout are rare. */
    private static Fault fault(int share) {
        if (share < 10) {
            return Fault.FORGED;
        }
        return switch (share) {
            case 10, 11, 12, 13 -> Fault.BAD_STATUS;
            case 14, 15, 16, 17, 18 -> Fault.RESET_IN_RESPONSE;
            case 19, 20, 21, 22, 23 -> Fault.FIN_IN_RESPONSE;
            case 24, 25 -> Fault.FIN_IN_UNFRAMED_RESPONSE;
            case 26, 27 -> Fault.FIN_IN_CHUNKED_RESPONSE;
            case 28 -> Fault.SILENCE_IN_RESPONSE;
            case 29 -> Fault.REQUEST_LOST_SILENCE;
            case 30, 31, 32 -> Fault.REQUEST_LOST_RESET;
            case 33, 34, 35 -> Fault.REQUEST_LOST_FIN;
            case 36, 37, 38 -> Fault.REQUEST_TRUNCATED;
            case 39 -> Fault.REQUEST_LATE;
            case 40, 41 -> Fault.RESPONSE_LATE;
            case 42 -> Fault.DRIP;
            case 43, 44, 45, 46 -> Fault.SLICED;
            case 47, 48, 49, 50 -> Fault.FIN_WHEN_IDLE;
            case 51, 52 -> Fault.RESET_WHEN_IDLE;
            case 53 -> Fault.TIMEOUT_RESPONSE_WHEN_IDLE;
            case 54, 55, 56 -> Fault.UNSOLICITED_RESPONSE;
            default -> Fault.GARBAGE;
        };
    }

    /** Every other time within a few milliseconds of the client's response timeout. */
    private int around(SplittableRandom random) {
        return random.nextBoolean() ? timeout - 5 + random.nextInt(11) : random.nextInt(2 * timeout);
    }

    /** Returns an independent generator for each key. */
    private SplittableRandom random(long key) {
        return new SplittableRandom(
                new SplittableRandom(seed ^ vendor.name().hashCode()).nextLong() ^ key * 0x9E3779B97F4A7C15L);
    }
}
