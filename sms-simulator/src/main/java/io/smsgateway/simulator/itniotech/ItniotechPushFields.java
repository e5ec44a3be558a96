package io.smsgateway.simulator.itniotech;

/** The fields of pushes by generation of the vendor's pages; see {@link ItniotechCallbacks}. */
public enum ItniotechPushFields {
    /** No orderId, but the network. */
    ITNIOTECH_COM("", true, false, "mcn"),
    /** With orderId, without the network; the default. */
    ITNIOTECH_CN("orderId", false, false, "mcn"),
    /** Neither. */
    ONBUKA_NET("", false, false, "mnc"),
    /** The key of the orderId ends with a blank, as in older samples of Onbuka and those of Laaffic. */
    ONBUKA_OLD("orderId ", false, false, "mnc"),
    /** The orderId is a number when it can be one, as on one older page. */
    ONBUKA_LONG("orderId", false, false, "mnc"),
    /** All fields; the time is that of the report, in all others that of sending. */
    ONBUKA_NEW("orderId", true, true, "mnc");

    /** The key of the orderId, empty for none. */
    final String orderId;

    final boolean network;
    final boolean timeOfReport;
    /** The key of the network in pushes of inbound messages. */
    final String mnc;

    ItniotechPushFields(String orderId, boolean network, boolean timeOfReport, String mnc) {
        this.orderId = orderId;
        this.network = network;
        this.timeOfReport = timeOfReport;
        this.mnc = mnc;
    }

    boolean numericOrderId() {
        return this == ONBUKA_LONG;
    }
}
