package io.smsgateway.itniotech;

/** What the vendor sells under one envelope; the same status may mean another thing in each. */
enum Product {
    SMS,
    OTP,
    VOICE
}
