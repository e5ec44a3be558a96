package io.smsgateway.codes;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Result of checking a code. Immutable. */
public final class CodeCheck {

    /** Numbers of the verdicts in stores; a wrong code is {@link #FIRST_WRONG} and the tries that are left. */
    static final int VALID = 1;

    static final int USED = 2;
    static final int EXPIRED = 3;
    static final int TOO_MANY_TRIES = 4;
    static final int FIRST_WRONG = 10;

    private final CodeVerdict verdict;
    private final int triesLeft;

    private CodeCheck(CodeVerdict verdict, int triesLeft) {
        this.verdict = verdict;
        this.triesLeft = triesLeft;
    }

    /** Returns a result without further tries. */
    public static CodeCheck of(CodeVerdict verdict) {
        return new CodeCheck(verdict, 0);
    }

    /** Returns the result of a wrong code after which so many tries are left. */
    public static CodeCheck wrong(int triesLeft) {
        return new CodeCheck(CodeVerdict.WRONG, triesLeft);
    }

    /** Returns the result that a store has decided on; 0 where it has no such code. */
    static CodeCheck decided(long number) {
        if (number >= FIRST_WRONG) {
            return wrong((int) number - FIRST_WRONG);
        }
        return of(
                switch ((int) number) {
                    case 0 -> CodeVerdict.UNKNOWN;
                    case VALID -> CodeVerdict.VALID;
                    case USED -> CodeVerdict.USED;
                    case EXPIRED -> CodeVerdict.EXPIRED;
                    case TOO_MANY_TRIES -> CodeVerdict.TOO_MANY_TRIES;
                    default -> throw new IllegalStateException("the store returned " + number + " for a check");
                });
    }

    /** Returns the verdict. */
    public CodeVerdict verdict() {
        return verdict;
    }

    /** Returns whether the code proves that the person holds the phone. Base access on nothing else. */
    public boolean isValid() {
        return verdict == CodeVerdict.VALID;
    }

    /** Returns how many further codes may be tried after a wrong one; 0 for every other verdict. */
    public int triesLeft() {
        return triesLeft;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CodeCheck that && verdict == that.verdict && triesLeft == that.triesLeft;
    }

    @Override
    public int hashCode() {
        return Objects.hash(verdict, triesLeft);
    }

    @Override
    public String toString() {
        return verdict == CodeVerdict.WRONG ? "WRONG, " + triesLeft + " tries left" : verdict.toString();
    }
}
