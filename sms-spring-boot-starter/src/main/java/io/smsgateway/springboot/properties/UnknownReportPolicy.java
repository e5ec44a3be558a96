package io.smsgateway.springboot.properties;

/** What happens to a delivery report about a message that the application does not know. */
public enum UnknownReportPolicy {
    /** Publishes the report. */
    ACCEPT,
    /** Confirms the report to the vendor and drops it. */
    DISCARD
}
