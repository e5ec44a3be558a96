package io.smsgateway.client;

import io.smsgateway.MessageClass;
import java.util.function.Function;

/** One value for each message class. */
record PerMessageClass<T>(T otp, T transactional, T marketing) {

    T get(MessageClass messageClass) {
        return switch (messageClass) {
            case OTP -> otp;
            case TRANSACTIONAL -> transactional;
            case MARKETING -> marketing;
        };
    }

    PerMessageClass<T> with(MessageClass messageClass, T value) {
        return switch (messageClass) {
            case OTP -> new PerMessageClass<>(value, transactional, marketing);
            case TRANSACTIONAL -> new PerMessageClass<>(otp, value, marketing);
            case MARKETING -> new PerMessageClass<>(otp, transactional, value);
        };
    }

    <R> PerMessageClass<R> map(Function<T, R> function) {
        return new PerMessageClass<>(function.apply(otp), function.apply(transactional), function.apply(marketing));
    }
}
