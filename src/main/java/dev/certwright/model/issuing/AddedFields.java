package dev.certwright.model.issuing;

import dev.certwright.model.Parsed;
import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.AddedExtension.AuthorityInformation;
import dev.certwright.model.certificate.AddedExtension.CertificatePolicies;
import dev.certwright.model.certificate.AddedExtension.CrlDistributionPoints;
import dev.certwright.model.certificate.AddedExtension.Custom;
import dev.certwright.model.certificate.AddedExtension.MustStaple;
import dev.certwright.model.certificate.AddedExtension.NameConstraints;
import dev.certwright.model.certificate.AddedExtension.OcspNoCheck;
import dev.certwright.model.certificate.AddedExtension.Policy;
import dev.certwright.model.certificate.ObjectIdentifier;
import dev.certwright.model.certificate.Subtree;
import dev.certwright.model.name.GeneralName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be added to a certificate, field by field, as forms, options and profiles have it.
///
/// @param permitted  where names below a CA may lie
/// @param excluded   where they may not
/// @param crl        addresses of the revocation list
/// @param ocsp       addresses of OCSP responders
/// @param issuers    addresses of the CA's own certificate
/// @param mustStaple whether a server must staple an OCSP response
/// @param noCheck    whether a responder's certificate is not itself checked
public record AddedFields(
        List<Subtree> permitted,
        List<Subtree> excluded,
        List<Policy> policies,
        List<String> crl,
        List<String> ocsp,
        List<String> issuers,
        boolean mustStaple,
        boolean noCheck,
        List<Custom> custom) {
    public static final AddedFields NONE =
            new AddedFields(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false, false, List.of());

    public AddedFields {
        permitted = List.copyOf(permitted);
        excluded = List.copyOf(excluded);
        policies = List.copyOf(policies);
        crl = List.copyOf(crl);
        ocsp = List.copyOf(ocsp);
        issuers = List.copyOf(issuers);
        custom = List.copyOf(custom);
    }

    /// The fields of extensions. Own extensions stay as many as they are.
    public static AddedFields of(List<AddedExtension> extensions) {
        var fields = NONE;
        var customs = new ArrayList<Custom>();
        for (var extension : extensions) {
            fields = fields.over(
                    switch (extension) {
                        case NameConstraints(var permitted, var excluded) -> NONE.withNames(permitted, excluded);
                        case CertificatePolicies(var policies) -> NONE.withPolicies(policies);
                        case CrlDistributionPoints(var uris) -> NONE.withAddresses(uris, List.of(), List.of());
                        case AuthorityInformation(var ocsp, var issuers) ->
                            NONE.withAddresses(List.of(), ocsp, issuers);
                        case MustStaple() -> NONE.withStaple(true);
                        case OcspNoCheck() -> NONE.withNoCheck(true);
                        case Custom custom -> {
                            customs.add(custom);
                            yield NONE;
                        }
                    });
        }
        return fields.withCustom(customs);
    }

    /// The extensions, each at most once.
    public List<AddedExtension> extensions() {
        var all = new ArrayList<AddedExtension>();
        if (!permitted.isEmpty() || !excluded.isEmpty()) {
            all.add(new NameConstraints(permitted, excluded));
        }
        if (!policies.isEmpty()) {
            all.add(new CertificatePolicies(policies));
        }
        if (!crl.isEmpty()) {
            all.add(new CrlDistributionPoints(crl));
        }
        if (!ocsp.isEmpty() || !issuers.isEmpty()) {
            all.add(new AuthorityInformation(ocsp, issuers));
        }
        if (mustStaple) {
            all.add(new MustStaple());
        }
        if (noCheck) {
            all.add(new OcspNoCheck());
        }
        all.addAll(custom);
        return List.copyOf(all);
    }

    /// These where they say something, else those of another; own extensions of both, each identifier once.
    public AddedFields over(AddedFields other) {
        var customs = new ArrayList<>(custom);
        other.custom.stream()
                .filter(theirs -> custom.stream().noneMatch(own -> own.oid().equals(theirs.oid())))
                .forEach(customs::add);
        boolean names = !permitted.isEmpty() || !excluded.isEmpty();
        return new AddedFields(
                names ? permitted : other.permitted,
                names ? excluded : other.excluded,
                either(policies, other.policies),
                either(crl, other.crl),
                either(ocsp, other.ocsp),
                either(issuers, other.issuers),
                mustStaple || other.mustStaple,
                noCheck || other.noCheck,
                customs);
    }

    private static <T> List<T> either(List<T> own, List<T> theirs) {
        return own.isEmpty() ? theirs : own;
    }

    public AddedFields withNames(List<Subtree> allowed, List<Subtree> forbidden) {
        return new AddedFields(allowed, forbidden, policies, crl, ocsp, issuers, mustStaple, noCheck, custom);
    }

    public AddedFields withPolicies(List<Policy> other) {
        return new AddedFields(permitted, excluded, other, crl, ocsp, issuers, mustStaple, noCheck, custom);
    }

    public AddedFields withAddresses(List<String> lists, List<String> responders, List<String> certificates) {
        return new AddedFields(
                permitted, excluded, policies, lists, responders, certificates, mustStaple, noCheck, custom);
    }

    public AddedFields withStaple(boolean wanted) {
        return new AddedFields(permitted, excluded, policies, crl, ocsp, issuers, wanted, noCheck, custom);
    }

    public AddedFields withNoCheck(boolean wanted) {
        return new AddedFields(permitted, excluded, policies, crl, ocsp, issuers, mustStaple, wanted, custom);
    }

    public AddedFields withCustom(List<Custom> other) {
        return new AddedFields(permitted, excluded, policies, crl, ocsp, issuers, mustStaple, noCheck, other);
    }

    /// Reads an address for revocation lists, responders or certificates (RFC 5280 §4.2.1.13, §4.2.2.1).
    public static Parsed<String> parseAddress(String text) {
        var typed = text.strip();
        return switch (GeneralName.parse("URI:" + typed)) {
            case Parsed.Valid<GeneralName>(var uri)
            when uri.value().toLowerCase(Locale.ROOT).matches("(https?|ldaps?)://.+") -> Parsed.valid(uri.value());
            case Parsed.Valid<GeneralName> _ -> Parsed.invalid("pointer.scheme", typed);
            case Parsed.Invalid<GeneralName> _ -> Parsed.invalid("pointer.scheme", typed);
        };
    }

    /// Reads a policy: an object identifier, and behind an equals sign the address of its statement if there is one.
    public static Parsed<Policy> parsePolicy(String text) {
        int equals = text.indexOf('=');
        var oid = ObjectIdentifier.parse(equals < 0 ? text : text.substring(0, equals));
        if (equals < 0) {
            return oid.map(known -> new Policy(known, Optional.empty()));
        }
        return switch (parseAddress(text.substring(equals + 1))) {
            case Parsed.Valid<String>(var cps) -> oid.map(known -> new Policy(known, Optional.of(cps)));
            case Parsed.Invalid<String>(var violation) -> new Parsed.Invalid<>(violation);
        };
    }
}
