package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.ExtensionDetails;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OpenSSL encodes what its configuration says; the words say the same.
class ExtensionWordsTest {
    @TempDir
    Path folder;

    @Test
    void sayWhatStandardExtensionsSay() throws Exception {
        var details = certificate("""
                basicConstraints = critical,CA:TRUE,pathlen:3
                keyUsage = critical,keyCertSign,cRLSign,digitalSignature
                extendedKeyUsage = serverAuth,1.3.6.1.4.1.311.20.2.2,1.2.3.4
                certificatePolicies = 1.2.3.4,2.23.140.1.2.1,@polsect
                policyMappings = 1.2.3.4:1.2.3.5
                policyConstraints = critical,requireExplicitPolicy:3,inhibitPolicyMapping:0
                inhibitAnyPolicy = critical,2
                nameConstraints = critical,permitted;DNS:.example.com,permitted;IP:192.168.0.0/255.255.0.0,excluded;email:x.org
                crlDistributionPoints = cdp1
                freshestCRL = URI:http://example.com/delta.crl
                authorityInfoAccess = OCSP;URI:http://ocsp.example.com,caIssuers;URI:http://example.com/ca.cer
                subjectInfoAccess = caRepository;URI:http://example.com/repository
                issuerAltName = URI:http://example.com/,RID:1.2.3.4
                """, """
                [polsect]
                policyIdentifier = 1.3.5.8
                CPS.1 = "http://example.com/cps"
                userNotice.1 = @notice
                [notice]
                explicitText = "UTF8:for tests"
                organization = "Us"
                noticeNumbers = 1,2
                [cdp1]
                fullname = URI:http://example.com/ca.crl
                CRLissuer = dirName:issuersect
                reasons = keyCompromise,CACompromise
                [issuersect]
                C = TW
                O = Org
                """);
        assertEquals("CA: true\npathLenConstraint: 3", text(details, "basicConstraints"));
        assertTrue(extension(details, "basicConstraints").critical());
        assertEquals("digitalSignature\nkeyCertSign\ncRLSign", text(details, "keyUsage"));
        assertEquals("serverAuth\nmsSmartcardLogon\n1.2.3.4", text(details, "extKeyUsage"));
        assertEquals("""
                1.2.3.4
                domain-validated (2.23.140.1.2.1)
                1.3.5.8
                  cPSuri: http://example.com/cps
                  userNotice: [Us: 1, 2] for tests""", text(details, "certificatePolicies"));
        assertEquals("1.2.3.4 → 1.2.3.5", text(details, "policyMappings"));
        assertEquals("requireExplicitPolicy: 3\ninhibitPolicyMapping: 0", text(details, "policyConstraints"));
        assertEquals("skipCerts: 2", text(details, "inhibitAnyPolicy"));
        assertEquals(
                "permitted: DNS:.example.com\npermitted: IP:192.168.0.0/16\nexcluded: email:x.org",
                text(details, "nameConstraints"));
        assertEquals("""
                fullName: URI:http://example.com/ca.crl
                reasons: keyCompromise, cACompromise
                cRLIssuer: DirName:C=TW, O=Org""", text(details, "cRLDistributionPoints"));
        assertEquals("fullName: URI:http://example.com/delta.crl", text(details, "freshestCRL"));
        assertEquals(
                "OCSP: URI:http://ocsp.example.com\ncaIssuers: URI:http://example.com/ca.cer",
                text(details, "authorityInfoAccess"));
        assertEquals("caRepository: URI:http://example.com/repository", text(details, "subjectInfoAccess"));
        assertEquals("URI:http://example.com/\nRID:1.2.3.4", text(details, "issuerAltName"));
    }

    @Test
    void sayWhatNamesOfEveryFormAre() throws Exception {
        var details = certificate("""
                subjectAltName = @names
                crlDistributionPoints = relative
                """, """
                [names]
                DNS.1 = example.com
                IP.1 = 192.0.2.1
                IP.2 = 2001:db8::1
                email.1 = a@example.com
                URI.1 = spiffe://example.com/service
                URI.2 = http://example.com/
                RID.1 = 1.2.3.4
                dirName.1 = who
                otherName.1 = 1.3.6.1.4.1.311.20.2.3;UTF8:user@example.com
                otherName.2 = 1.3.6.1.5.5.7.8.5;UTF8:xmpp@example.com
                otherName.3 = 1.3.6.1.5.5.7.8.7;IA5:_ldap.example.com
                otherName.4 = 1.3.6.1.5.5.7.8.9;FORMAT:UTF8,UTF8:用戶@example.com
                otherName.5 = 1.3.6.1.5.2.2;SEQUENCE:kerberos
                otherName.6 = 1.2.3.4;UTF8:hm
                [who]
                C = TW
                CN = Somebody
                [relative]
                relativename = relativesection
                [relativesection]
                CN = Crl1
                [kerberos]
                realm = EXP:0,GENERALSTRING:EXAMPLE.COM
                principal = EXP:1,SEQUENCE:principal
                [principal]
                type = EXP:0,INTEGER:1
                name = EXP:1,SEQUENCE:parts
                [parts]
                first = GENERALSTRING:host
                second = GENERALSTRING:a.example.com
                """);
        assertEquals("""
                DNS:example.com
                IP:192.0.2.1
                IP:2001:db8::1
                email:a@example.com
                URI:spiffe://example.com/service (SPIFFE ID)
                URI:http://example.com/
                RID:1.2.3.4
                DirName:C=TW, CN=Somebody
                UPN:user@example.com
                xmppAddr:xmpp@example.com
                dnsSRV:_ldap.example.com
                smtpUTF8Mailbox:用戶@example.com
                Kerberos:host/a.example.com@EXAMPLE.COM
                otherName:1.2.3.4;0c02686d""", text(details, "subjectAltName"));
        assertEquals("nameRelativeToCRLIssuer: CN=Crl1", text(details, "cRLDistributionPoints"));
    }

    @Test
    void sayWhatPrivateExtensionsSay() throws Exception {
        var details = certificate("""
                noCheck = ignored
                tlsfeature = status_request
                nsCertType = client,sslCA
                nsComment = "made here"
                sbgp-ipAddrBlock = IPv4:10.0.0.0/8,IPv4:192.0.2.1-192.0.2.9,IPv6:inherit
                sbgp-autonomousSysNum = AS:64496,AS:64500-64505
                1.3.6.1.4.1.11129.2.4.3 = critical,ASN1:NULL
                2.5.29.16 = ASN1:SEQUENCE:period
                1.3.6.1.4.1.311.20.2 = ASN1:BMPSTRING:WebServer
                1.3.6.1.4.1.311.21.7 = ASN1:SEQUENCE:template
                1.3.6.1.4.1.311.21.10 = ASN1:SEQUENCE:policies
                1.3.6.1.4.1.311.21.1 = ASN1:INTEGER:131074
                1.3.6.1.4.1.311.25.2 = ASN1:SEQUENCE:ntds
                1.3.6.1.5.5.7.1.3 = ASN1:SEQUENCE:statements
                2.23.140.3.1 = ASN1:SEQUENCE:organization
                1.2.840.113549.1.9.15 = ASN1:SEQUENCE:capabilities
                1.2.840.113635.100.6.1.14 = ASN1:NULL
                1.2.3.4.5 = ASN1:SEQUENCE:capability
                2.5.29.36 = ASN1:UTF8:broken
                """, """
                [period]
                from = IMP:0,GENTIME:20200101000000Z
                to = IMP:1,GENTIME:20210101000000Z
                [template]
                id = OID:1.3.6.1.4.1.311.21.8.1
                major = INTEGER:100
                minor = INTEGER:7
                [policies]
                p = SEQUENCE:policy
                [policy]
                id = OID:1.3.6.1.5.5.7.3.2
                [ntds]
                n = IMP:0,SEQUENCE:sid
                [sid]
                id = OID:1.3.6.1.4.1.311.25.2.1
                value = EXP:0,FORMAT:ASCII,OCT:S-1-5-21-1-2-3-500
                [statements]
                a = SEQUENCE:compliance
                b = SEQUENCE:limit
                c = SEQUENCE:retention
                d = SEQUENCE:pds
                e = SEQUENCE:type
                [compliance]
                id = OID:0.4.0.1862.1.1
                [limit]
                id = OID:0.4.0.1862.1.2
                v = SEQUENCE:amount
                [amount]
                currency = PRINTABLESTRING:EUR
                amount = INTEGER:5
                exponent = INTEGER:3
                [retention]
                id = OID:0.4.0.1862.1.3
                v = INTEGER:10
                [pds]
                id = OID:0.4.0.1862.1.5
                v = SEQUENCE:locations
                [locations]
                l = SEQUENCE:location
                [location]
                u = IA5:https://example.com/pds
                l = PRINTABLESTRING:en
                [type]
                id = OID:0.4.0.1862.1.6
                v = SEQUENCE:types
                [types]
                t = OID:0.4.0.1862.1.6.3
                [organization]
                scheme = PRINTABLESTRING:VAT
                country = PRINTABLESTRING:DE
                reference = UTF8:123456
                [capabilities]
                c = SEQUENCE:capability
                [capability]
                id = OID:2.16.840.1.101.3.4.1.42
                """);
        assertEquals("NULL", text(details, "ocsp-nocheck"));
        assertEquals("status_request (5)", text(details, "tlsfeature"));
        assertEquals("SSL client\nSSL CA", text(details, "nsCertType"));
        assertEquals("made here", text(details, "nsComment"));
        assertEquals("IPv4: 10.0.0.0/8\nIPv4: 192.0.2.1-192.0.2.9\nIPv6: inherit", text(details, "ipAddrBlocks"));
        assertEquals("AS: 64496\nAS: 64500-64505", text(details, "autonomousSysIds"));
        assertEquals("NULL", text(details, "ctPrecertificatePoison"));
        assertTrue(extension(details, "ctPrecertificatePoison").critical());
        assertEquals(
                "notBefore: 2020-01-01 00:00:00 UTC\nnotAfter: 2021-01-01 00:00:00 UTC",
                text(details, "privateKeyUsagePeriod"));
        assertEquals("WebServer", text(details, "msCertificateTemplateName"));
        assertEquals(
                "templateID: 1.3.6.1.4.1.311.21.8.1\ntemplateMajorVersion: 100\ntemplateMinorVersion: 7",
                text(details, "msCertificateTemplate"));
        assertEquals("clientAuth (1.3.6.1.5.5.7.3.2)", text(details, "msApplicationPolicies"));
        assertEquals("V2.2", text(details, "msCAVersion"));
        assertEquals("objectSid: S-1-5-21-1-2-3-500", text(details, "msNtdsSecurityExtension"));
        assertEquals("""
                QcCompliance (0.4.0.1862.1.1)
                QcLimitValue (0.4.0.1862.1.2): 5 × 10^3 EUR
                QcRetentionPeriod (0.4.0.1862.1.3): 10 years
                QcPDS (0.4.0.1862.1.5): https://example.com/pds (en)
                QcType (0.4.0.1862.1.6): qct-web (0.4.0.1862.1.6.3)""", text(details, "qcStatements"));
        assertEquals(
                "registrationSchemeIdentifier: VAT\nregistrationCountry: DE\nregistrationReference: 123456",
                text(details, "cabfOrganizationIdentifier"));
        assertEquals("aes256-cbc (2.16.840.1.101.3.4.1.42)", text(details, "smimeCapabilities"));
        assertEquals("NULL", text(details, "appleDeveloperIdInstaller"));
        var unknown = extension(details, "1.2.3.4.5");
        assertFalse(unknown.decoded());
        assertEquals("""
                SEQUENCE
                  OBJECT IDENTIFIER: aes256-cbc (2.16.840.1.101.3.4.1.42)
                30:0B:06:09:60:86:48:01:65:03:04:01:2A""", unknown.text());
        var broken = extension(details, "policyConstraints");
        assertFalse(broken.decoded());
        assertEquals("UTF8String: broken\n0C:06:62:72:6F:6B:65:6E", broken.text());
    }

    @Test
    void pointToTheWholeExtension() throws Exception {
        var details = certificate("keyUsage = critical,digitalSignature\n", "");
        var where = extension(details, "keyUsage").where();
        assertEquals(
                "300e0603551d0f0101ff040403020780",
                HexFormat.of().formatHex(details.certificate().der(), where.from(), where.to()));
    }

    @Test
    void showWhatWouldHideItself() {
        assertEquals("a\\x0ab", ValueText.visible("a\nb"));
        assertEquals("a\\u202eb", ValueText.visible("a\u202eb"));
        assertEquals("用戶", ValueText.visible("用戶"));
    }

    private CertificateDetails certificate(String extensions, String sections) throws Exception {
        Files.writeString(
                folder.resolve("c.cnf"),
                "[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=ext\n[dn]\nCN=x\n[ext]\n" + extensions
                        + sections);
        var pem = new OpenSsl(folder)
                .text(
                        "req",
                        "-x509",
                        "-utf8",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-keyout",
                        "k.pem",
                        "-config",
                        "c.cnf");
        return new CertificateReader().read(new EncodedCertificate(der(pem)));
    }

    static byte[] der(String pem) {
        int from = pem.indexOf('\n', pem.indexOf("-----BEGIN"));
        return Base64.getMimeDecoder().decode(pem.substring(from, pem.indexOf("-----END")));
    }

    private static String text(CertificateDetails details, String name) {
        var extension = extension(details, name);
        assertTrue(extension.decoded(), extension.toString());
        return extension.text();
    }

    private static ExtensionDetails extension(CertificateDetails details, String name) {
        return details.extensions().stream()
                .filter(extension -> extension.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + details.extensions()));
    }
}
