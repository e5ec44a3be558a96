package io.smsgateway.client;

import io.smsgateway.MessageClass;
import java.util.function.Function;

/** One value for each class of message, none missing. */
record PerClass<T>(T otp, T transactional, T marketing) {

    T get(MessageClass messageClass) {
        return switch (messageClass) {
            case OTP -> otp;
            case TRANSACTIONAL -> transactional;
            case MARKETING -> marketing;
        };
    }

    PerClass<T> with(MessageClass messageClass, T value) {
        return switch (messageClass) {
            case OTP -> new PerClass<>(value, transactional, marketing);
            case TRANSACTIONAL -> new PerClass<>(otp, value, marketing);
            case MARKETING -> new PerClass<>(otp, transactional, value);
        };
    }

    <R> PerClass<R> map(Function<T, R> function) {
        return new PerClass<>(function.apply(otp), function.apply(transactional), function.apply(marketing));
    }
}
