package io.smsgateway.client;

import io.smsgateway.MessageClass;

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
}
