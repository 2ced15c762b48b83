package dev.certwright.tls;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// Apache as a proxy for CONNECT that knows the user `user` with the password `s3cret:%`.
public final class ApacheProxy {
    private ApacheProxy() {}

    /// Starts one; the test is left out where there is none.
    ///
    /// @param folder  of its own
    /// @param allowed the port to which it lets through, beside port 1
    public static Programs.Server start(Path folder, int port, int allowed) throws IOException {
        Programs.assumeInstalled("apache2");
        var modules = Path.of("/usr/lib/apache2/modules");
        assumeTrue(
                Files.exists(modules.resolve("mod_proxy_connect.so")),
                "mod_proxy_connect is not installed, so the test against it is left out");
        Files.writeString(
                folder.resolve("users"), "user:{SHA}" + Base64.getEncoder().encodeToString(sha1("s3cret:%")) + "\n");
        var config = new StringBuilder();
        config.append("ServerName localhost\nListen 127.0.0.1:").append(port).append('\n');
        config.append("PidFile ").append(folder.resolve("pid")).append('\n');
        config.append("ErrorLog ")
                .append(folder.resolve("error"))
                .append("\nDefaultRuntimeDir ")
                .append(folder);
        config.append('\n');
        for (var module : List.of(
                "mpm_event",
                "authz_core",
                "authz_user",
                "authn_core",
                "authn_file",
                "auth_basic",
                "proxy",
                "proxy_connect")) {
            config.append("LoadModule ").append(module).append("_module ");
            config.append(modules.resolve("mod_" + module + ".so")).append('\n');
        }
        config.append("User nobody\nGroup nogroup\n");
        config.append("ProxyRequests On\nAllowCONNECT ").append(allowed).append(" 1\n<Proxy \"*\">\n");
        config.append("AuthType Basic\nAuthName proxy\nAuthUserFile ").append(folder.resolve("users"));
        config.append("\nRequire valid-user\n</Proxy>\n");
        Files.writeString(folder.resolve("apache.conf"), config);
        // Apache's workers run as somebody else.
        Files.setPosixFilePermissions(folder.resolve("users"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Programs.start(
                folder.resolve("log"),
                port,
                List.of(
                        "apache2",
                        "-X",
                        "-d",
                        folder.toString(),
                        "-f",
                        folder.resolve("apache.conf").toString()));
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
