package io.smsgateway.faults;

import java.util.random.RandomGenerator;

/** Forged responses in the format of each vendor. */
enum Vendor {
    JSMS {
        @Override
        String refusal(RandomGenerator random) {
            return error(code(random, "50009", "50013", "50034", "50037", "50006", "50024", "50104", "50014", "50002"));
        }

        @Override
        String unconfirmedCode() {
            return error("50019");
        }

        @Override
        String unknownCode() {
            return error("50999");
        }

        @Override
        String saying(String words) {
            return error("50037").replace("forged", words);
        }

        private String error(String code) {
            return "{\"error\":{\"code\":" + code + ",\"message\":\"forged\"}}";
        }
    },
    ITNIOTECH {
        @Override
        String refusal(RandomGenerator random) {
            return status(code(random, "-3", "-6", "-8", "-9", "-15", "-20", "-28", "-10", "-1"));
        }

        @Override
        String unconfirmedCode() {
            return status("-18");
        }

        @Override
        String unknownCode() {
            return status("-77");
        }

        @Override
        String saying(String words) {
            return status("-3").replace("forged", words);
        }

        private String status(String code) {
            return "{\"status\":\"" + code + "\",\"reason\":\"forged\"}";
        }
    };

    private static final int SELDOM = 100;

    /** The last two suspend the whole account, so that little else would be seen if they came as often as others. */
    static String code(RandomGenerator random, String... codes) {
        boolean suspends = random.nextInt(SELDOM) == 0;
        return suspends ? codes[codes.length - 1 - random.nextInt(2)] : codes[random.nextInt(codes.length - 2)];
    }

    /** A code by which it refuses a whole request. */
    abstract String refusal(RandomGenerator random);

    /** A code that says neither yes nor no. */
    abstract String unconfirmedCode();

    /** A refusal that is explained in these words. */
    abstract String saying(String words);

    /** A response with an undocumented code. */
    abstract String unknownCode();
}
