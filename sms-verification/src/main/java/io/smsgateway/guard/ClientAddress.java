package io.smsgateway.guard;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Addresses of clients as they are counted. */
final class ClientAddress {

    /** Texts that are no address are counted as one, because their client chose them to be counted anew each time. */
    static final String INVALID = "invalid";

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * Returns what is counted: an IPv4 address, or the /64 network of an IPv6 address, which belongs to one client. Null for
     * an address that is not a client's, such as that of a proxy in the same network. An address of 6to4 counts as its IPv4
     * address, which otherwise would have 65,536 networks.
     *
     * @param text an address without a port; a zone after {@code %} is ignored
     */
    static @Nullable String counted(String text) {
        int zone = text.indexOf('%');
        String literal = (zone < 0 ? text : text.substring(0, zone)).strip();
        if (!InetAddresses.isInetAddress(literal)) {
            return INVALID;
        }
        InetAddress address = InetAddresses.forString(literal);
        if (address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || isUniqueLocal(address)) {
            return null;
        }
        if (address instanceof Inet6Address six && InetAddresses.is6to4Address(six)) {
            address = InetAddresses.get6to4IPv4Address(six);
        }
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet4Address ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES));
    }

    /** Returns whether an IPv6 address is private: fc00::/7. */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    }
}
