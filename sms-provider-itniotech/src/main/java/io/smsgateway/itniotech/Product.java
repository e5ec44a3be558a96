package io.smsgateway.itniotech;

/** The vendor's products that share one envelope; the same status may have another meaning in each. */
enum Product {
    SMS,
    OTP,
    VOICE
}
