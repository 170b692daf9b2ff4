package io.jenkins.plugins.monitoringimages.docker.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** A key pair and its certificate, made for a test. */
record TestKeys(KeyPair pair, X509Certificate certificate) {

    /** A certificate authority. */
    static TestKeys authority() throws Exception {
        KeyPair pair = pair("RSA", 2048);
        return new TestKeys(pair, certificate("CN=Test CA", pair, "CN=Test CA", pair, null));
    }

    /** Keys that this authority signs. */
    TestKeys sign(KeyPair pair, String name, GeneralName... alternatives) throws Exception {
        GeneralNames names = alternatives.length == 0 ? null : new GeneralNames(alternatives);
        return new TestKeys(pair, certificate("CN=" + name, pair, "CN=Test CA", this.pair, names));
    }

    static KeyPair pair(String algorithm, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    /** The key as OpenSSL writes it: PKCS#1 for RSA, SEC 1 for elliptic curves. */
    String keyPem() throws IOException {
        return pair.getPrivate() instanceof ECPrivateKey key ? sec1Pem(key) : pem(pair.getPrivate());
    }

    String keyPkcs8Pem() throws IOException {
        return pem(new JcaPKCS8Generator(pair.getPrivate(), null));
    }

    String certificatePem() throws IOException {
        return pem(certificate);
    }

    /** With the curve in it, which Java leaves out and OpenSSL does not. */
    private static String sec1Pem(ECPrivateKey key) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
        byte[] encoded = new org.bouncycastle.asn1.sec.ECPrivateKey(
                        key.getParams().getOrder().bitLength(),
                        key.getS(),
                        info.getPrivateKeyAlgorithm().getParameters())
                .getEncoded();
        return pem(new PemObject("EC PRIVATE KEY", encoded));
    }

    private static String pem(Object value) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(value);
        }
        return text.toString();
    }

    private static X509Certificate certificate(
            String subject, KeyPair subjectKeys, String issuer, KeyPair issuerKeys, GeneralNames names)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(subjectKeys.getPublic().hashCode()).abs().add(BigInteger.ONE),
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(1, ChronoUnit.DAYS)),
                new X500Name(subject),
                subjectKeys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(subject.equals(issuer)));
        if (names != null) {
            builder.addExtension(Extension.subjectAlternativeName, false, names);
        }
        byte[] encoded = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKeys.getPrivate()))
                .getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }
}
