package dev.certwright.ui.step;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.function.Supplier;

/// What this computer is called and where it can be reached. Asking may take a while.
///
/// @param hostNames perhaps none
/// @param addresses without loopback and link-local ones, perhaps none
public record ComputerNames(Supplier<List<String>> hostNames, Supplier<List<String>> addresses) {
    public static ComputerNames ofThisComputer() {
        return new ComputerNames(ComputerNames::askHostNames, ComputerNames::askAddresses);
    }

    private static List<String> askHostNames() {
        try {
            return List.of(InetAddress.getLocalHost().getHostName());
        } catch (IOException _) {
            return List.of();
        }
    }

    private static List<String> askAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress() && !a.isAnyLocalAddress())
                    .map(ComputerNames::withoutZone)
                    .distinct()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static String withoutZone(InetAddress address) {
        var text = address.getHostAddress();
        int zone = text.indexOf('%');
        return address instanceof Inet6Address && zone >= 0 ? text.substring(0, zone) : text;
    }
}
