package io.retroflex.server;

import java.net.InetAddress;

/**
 * Where a proxy is.
 *
 * @param network its addresses, with how many bits of them count: {@code 10.1.2.3/32}
 */
public record ProxyAddress(String network) {
    /**
     * Out of an address, or of a network as {@code 10.1.2.0/24}. Names are not looked up.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static ProxyAddress parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        try {
            int all = Byte.SIZE * InetAddress.ofLiteral(address).getAddress().length;
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            if (bits < 1 || bits > all) {
                throw new IllegalArgumentException(bits + " bits");
            }
            return new ProxyAddress(address + "/" + bits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no address of a proxy; give one as 127.0.0.1, ::1 or 10.1.2.0/24", e);
        }
    }
}
