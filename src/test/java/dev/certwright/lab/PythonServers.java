package dev.certwright.lab;

import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUESTS;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUIRES_IN_TLS;

import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Python's `ssl` module.
final class PythonServers {
    private PythonServers() {}

    static List<Configuration> all() {
        return List.of(
                of("Python CERT_REQUIRED, CRL", REQUIRES_IN_TLS, "CERT_REQUIRED"),
                of("Python CERT_OPTIONAL, CRL", REQUESTS, "CERT_OPTIONAL"));
    }

    private static Configuration of(String name, Asks asking, String mode) {
        return Configuration.of(name, "python3", asking, Duty.everything(), (m, f) -> start(m, f, mode))
                .announcingNothing();
    }

    private static Running start(Materials materials, Path folder, String mode) throws IOException {
        int port = ServerProcess.freePort();
        var script = Files.writeString(folder.resolve("server.py"), """
                import http.server, ssl
                class Pages(http.server.BaseHTTPRequestHandler):
                    def do_GET(self):
                        self.send_response(200)
                        self.end_headers()
                        self.wfile.write(b'<title>in</title>')
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain('%s', '%s')
                context.load_verify_locations('%s')
                context.load_verify_locations('%s')
                context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
                context.verify_mode = ssl.%s
                server = http.server.ThreadingHTTPServer(('127.0.0.1', %d), Pages)
                server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
                server.serve_forever()
                """.formatted(
                        materials.chain(), materials.key(), materials.clientAuthority(), materials.list(), mode, port));
        var command = List.of(Program.find("python3").orElseThrow().toString(), script.toString());
        return Running.of(ServerProcess.start(command, folder.resolve("python.out"), port));
    }
}
