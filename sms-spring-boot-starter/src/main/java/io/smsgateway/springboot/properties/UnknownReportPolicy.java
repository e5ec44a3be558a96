package io.smsgateway.springboot.properties;

/**
 * What happens to a delivery report about a message that the application does not know. Values may be added; use a default
 * branch.
 */
public enum UnknownReportPolicy {
    /** Publishes the report. */
    ACCEPT,
    /** Confirms the report to the vendor and drops it. */
    DISCARD
}
