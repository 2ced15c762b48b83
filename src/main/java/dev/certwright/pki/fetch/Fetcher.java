package dev.certwright.pki.fetch;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Fetches documents over HTTP for one run, each one once, within limits of size and time that hold for whatever the
/// other side does. RFC 5280 §8 expects plain http there: what is fetched is signed.
///
/// Addresses within a private network are fetched, too: that is where private authorities keep their lists. A redirect
/// is followed, a few times, to http and https only.
/// For one thread.
public final class Fetcher implements AutoCloseable {
    /// Largest certificate or OCSP answer, in octets.
    public static final int SMALL = 1 << 20;

    /// Largest revocation list, in octets.
    public static final int LARGE = 20 << 20;

    private static final int MAX_REDIRECTS = 3;
    private static final int MAX_DOCUMENTS = 30;

    private final Duration each;
    private final Cancellation cancellation;
    private final long deadline;
    private final Map<Request, Fetched> known = new LinkedHashMap<>();
    private final List<Fetch> log = new ArrayList<>();
    private Optional<HttpClient> client = Optional.empty();

    /// One document, for the record.
    ///
    /// @param failure empty when it was got
    public record Fetch(String address, Duration took, int octets, Optional<Phrase> failure) {}

    private record Request(String address, Optional<Bytes> body) {}

    /// One that keeps to these limits.
    ///
    /// @param each         the longest for one document, redirects included
    /// @param all          the longest for everything
    /// @param cancellation ends what is under way at once
    public Fetcher(Duration each, Duration all, Cancellation cancellation) {
        this.each = each;
        this.cancellation = cancellation;
        deadline = System.nanoTime() + all.toNanos();
    }

    /// Five seconds a document, ten in all.
    public Fetcher(Cancellation cancellation) {
        this(Duration.ofSeconds(5), Duration.ofSeconds(10), cancellation);
    }

    /// Gets a document.
    ///
    /// @param limit in octets
    public Fetched get(String address, int limit) {
        return once(new Request(address, Optional.empty()), "", limit);
    }

    /// Posts a document and takes the answer.
    ///
    /// @param type  for example `application/ocsp-request`
    /// @param limit of the answer, in octets
    public Fetched post(String address, String type, Bytes body, int limit) {
        return once(new Request(address, Optional.of(body)), type, limit);
    }

    /// What was fetched so far, in order.
    public List<Fetch> log() {
        return List.copyOf(log);
    }

    private Fetched once(Request request, String type, int limit) {
        var before = known.get(request);
        if (before != null) {
            return before;
        }
        long start = System.nanoTime();
        var fetched = known.size() == MAX_DOCUMENTS ? missing("check.fetch.tooMany") : fetch(request, type, limit);
        known.put(request, fetched);
        log.add(new Fetch(
                request.address(),
                Duration.ofNanos(System.nanoTime() - start),
                fetched instanceof Fetched.Document(var content) ? content.length() : 0,
                fetched instanceof Fetched.Missing(var why) ? Optional.of(why) : Optional.empty()));
        return fetched;
    }

    private Fetched fetch(Request request, String type, int limit) {
        long end = Math.min(deadline, System.nanoTime() + each.toNanos());
        var address = request.address();
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            URI uri;
            try {
                uri = URI.create(address);
            } catch (IllegalArgumentException _) {
                return missing("check.fetch.address");
            }
            if (!web(uri)) {
                return missing("check.fetch.address");
            }
            try {
                var response = send(uri, request, type, limit, end - System.nanoTime());
                int status = response.statusCode();
                var location = response.headers().firstValue("Location");
                if (status / 100 == 3 && location.isPresent()) {
                    address = uri.resolve(location.get()).toString();
                } else if (status != 200) {
                    return missing("check.fetch.status", status);
                } else {
                    return new Fetched.Document(Bytes.of(response.body()));
                }
            } catch (IllegalArgumentException _) {
                return missing("check.fetch.address");
            } catch (Failure e) {
                return new Fetched.Missing(e.phrase);
            }
        }
        return missing("check.fetch.redirects");
    }

    private static boolean web(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
    }

    private HttpResponse<byte[]> send(URI uri, Request request, String type, int limit, long nanos) throws Failure {
        if (cancellation.cancelled()) {
            throw new Failure("check.fetch.cancelled");
        }
        if (nanos <= 0) {
            throw new Failure("check.fetch.timeout");
        }
        var builder = HttpRequest.newBuilder(uri).timeout(Duration.ofNanos(nanos));
        request.body()
                .ifPresent(b ->
                        builder.header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(b.toArray())));
        var future = client().sendAsync(
                        builder.build(),
                        _ -> HttpResponse.BodySubscribers.limiting(HttpResponse.BodySubscribers.ofByteArray(), limit));
        cancellation.onCancel(() -> future.cancel(true));
        try {
            return future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new Failure("check.fetch.cancelled");
        } catch (CancellationException _) {
            throw new Failure("check.fetch.cancelled");
        } catch (TimeoutException _) {
            future.cancel(true);
            throw new Failure("check.fetch.timeout");
        } catch (ExecutionException e) {
            throw new Failure(cancellation.cancelled() ? "check.fetch.cancelled" : reason(e.getCause()));
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> "check.fetch.timeout";
            case HttpTimeoutException _ -> "check.fetch.timeout";
            case ConnectException e when e.getCause() instanceof UnresolvedAddressException -> "check.fetch.unresolved";
            case ConnectException _ -> "check.fetch.connect";
            case javax.net.ssl.SSLException _ -> "check.fetch.tls";
            case IOException e
            when String.valueOf(e.getMessage()).contains("body exceeds capacity") -> "check.fetch.tooLarge";
            case null, default -> "check.fetch.broken";
        };
    }

    private HttpClient client() {
        var present = client.orElseGet(() -> HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build());
        client = Optional.of(present);
        return present;
    }

    private static Fetched missing(String key, Object... arguments) {
        return new Fetched.Missing(Phrase.of(key, arguments));
    }

    /// Waits for nothing.
    @Override
    public void close() {
        client.ifPresent(HttpClient::shutdownNow);
    }

    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Phrase phrase;

        Failure(String key) {
            super(key);
            phrase = Phrase.of(key);
        }
    }
}
