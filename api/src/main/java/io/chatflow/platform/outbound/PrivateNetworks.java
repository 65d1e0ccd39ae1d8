package io.chatflow.platform.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Addresses that are not on the public internet. Sources: the IANA special-purpose address registries (RFC
/// 6890).
final class PrivateNetworks {

    private PrivateNetworks() {}

    static boolean contain(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        var bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return address instanceof Inet4Address ? isSpecial4(first, second, bytes[2] & 0xff) : isSpecial6(bytes);
    }

    /// "This network", carriers' NAT, protocol assignments, benchmarks, and what is reserved.
    private static boolean isSpecial4(int first, int second, int third) {
        return first == 0
                || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0 && third == 0
                || first == 198 && (second == 18 || second == 19)
                || first >= 240;
    }

    /// Only global unicast (2000::/3) is public, and of it not what carries an IPv4 address inside
    /// (2001::/32 is Teredo, 2002::/16 is 6to4) nor the rest of the protocol assignments (2001::/23). The
    /// IPv4 mapped ones have become IPv4 before they come here; 64:ff9b::/96 is outside.
    private static boolean isSpecial6(byte[] bytes) {
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean assigned = bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xfe) == 0;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        return !global || assigned || sixToFour;
    }
}
