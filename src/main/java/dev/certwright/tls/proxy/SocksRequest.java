package dev.certwright.tls.proxy;

import dev.certwright.model.handshake.ProxyCredentials;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.name.IpAddress;
import dev.certwright.tls.startup.PlainTalk;
import dev.certwright.tls.startup.Unfinished;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The request CONNECT of SOCKS version 5 (RFC 1928).
///
/// @param host a name, which is left to the proxy to look up, or an address without brackets
record SocksRequest(ProxyServer.Socks5 proxy, String host, int port) {
    private static final int VERSION = 5;
    private static final int NO_AUTHENTICATION = 0;
    private static final int USER_PASSWORD = 2;
    private static final int NO_ACCEPTABLE_METHOD = 0xff;
    private static final int IPV4 = 1;
    private static final int DOMAIN_NAME = 3;
    private static final int IPV6 = 4;

    void play(PlainTalk talk) throws IOException, Unfinished {
        var credentials = proxy.credentials();
        talk.say(
                credentials.isPresent()
                        ? new byte[] {VERSION, 2, NO_AUTHENTICATION, USER_PASSWORD}
                        : new byte[] {VERSION, 1, NO_AUTHENTICATION},
                credentials.isPresent()
                        ? "SOCKS5 NO AUTHENTICATION REQUIRED, USERNAME/PASSWORD"
                        : "SOCKS5 NO AUTHENTICATION REQUIRED");
        int method = answer(VERSION, talk);
        talk.heard("SOCKS5 METHOD " + method);
        if (method == NO_ACCEPTABLE_METHOD) {
            throw Unfinished.refused("startup.socks.noMethod");
        }
        if (method == USER_PASSWORD && credentials.isPresent()) {
            logIn(credentials.get(), talk);
        } else if (method != NO_AUTHENTICATION) {
            throw talk.notThisProtocol();
        }
        talk.say(request(), "SOCKS5 CONNECT " + host + " " + port);
        int reply = answer(VERSION, talk);
        // The rest of a refusal may never come.
        if (reply != 0) {
            talk.heard("SOCKS5 REP " + reply);
            throw refusal(reply);
        }
        talk.octets(1);
        int addressLength = switch (talk.octet()) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            case DOMAIN_NAME -> talk.octet();
            default -> throw talk.notThisProtocol();
        };
        talk.octets(addressLength + 2);
        talk.heard("SOCKS5 REP 0");
    }

    /// Hears a version and what stands behind it.
    private static int answer(int version, PlainTalk talk) throws IOException, Unfinished {
        if (talk.octet() != version) {
            throw talk.notThisProtocol();
        }
        return talk.octet();
    }

    /// RFC 1929 §2.
    private static void logIn(ProxyCredentials credentials, PlainTalk talk) throws IOException, Unfinished {
        var user = credentials.user().getBytes(StandardCharsets.UTF_8);
        var password = credentials.password().utf8();
        var request = ByteBuffer.allocate(3 + user.length + password.length)
                .put((byte) 1)
                .put((byte) user.length)
                .put(user)
                .put((byte) password.length)
                .put(password)
                .array();
        try {
            talk.say(request, "SOCKS5 USERNAME " + credentials.user() + " PASSWORD …");
        } finally {
            Arrays.fill(password, (byte) 0);
            Arrays.fill(request, (byte) 0);
        }
        int status = answer(1, talk);
        talk.heard("SOCKS5 STATUS " + status);
        if (status != 0) {
            throw Unfinished.refused("startup.socks.credentials");
        }
    }

    private byte[] request() {
        boolean literal = IpAddress.looksLikeOne(host);
        var address = literal ? InetAddress.ofLiteral(host).getAddress() : host.getBytes(StandardCharsets.US_ASCII);
        var request =
                ByteBuffer.allocate(4 + (literal ? 0 : 1) + address.length + 2).put(new byte[] {VERSION, 1, 0});
        if (literal) {
            request.put((byte) (address.length == 4 ? IPV4 : IPV6));
        } else {
            request.put((byte) DOMAIN_NAME).put((byte) address.length);
        }
        return request.put(address).putShort((short) port).array();
    }

    /// RFC 1928 §6.
    private static Unfinished refusal(int reply) {
        return switch (reply) {
            case 1 -> Unfinished.refused("startup.socks.failure");
            case 2 -> Unfinished.refused("startup.socks.notAllowed");
            case 3 -> Unfinished.refused("startup.socks.network");
            case 4 -> Unfinished.refused("startup.socks.host");
            case 5 -> Unfinished.refused("startup.socks.refusedByServer");
            case 6 -> Unfinished.refused("startup.socks.expired");
            case 7 -> Unfinished.refused("startup.socks.command");
            case 8 -> Unfinished.refused("startup.socks.addressType");
            default -> Unfinished.refused("startup.socks.unknown", reply);
        };
    }
}
