package iku;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** Validates signed files with EU DSS, without the network, trusting one certificate. */
public final class Judge {
    public static void main(String[] args) {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(DSSUtils.loadCertificate(new File(args[0])));
        List<DSSDocument> lists = new ArrayList<>();
        Date at = null;
        for (int i = 1; i < args.length; i++) {
            if (args[i].endsWith(".crl")) {
                lists.add(new FileDocument(args[i]));
            } else if (args[i].startsWith("--at=")) {
                at = Date.from(Instant.parse(args[i].substring("--at=".length())));
                System.out.println("at " + args[i].substring("--at=".length()));
            } else {
                judge(new File(args[i]), trusted, lists, at);
            }
        }
    }

    private static void judge(File file, CommonTrustedCertificateSource trusted, List<DSSDocument> lists, Date at) {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setAIASource(null);
        if (!lists.isEmpty()) {
            verifier.setCrlSource(new ExternalResourcesCRLSource(lists.toArray(new DSSDocument[0])));
        }
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
        validator.setCertificateVerifier(verifier);
        if (at != null) {
            validator.setValidationTime(at);
        }
        var report = validator.validateDocument().getSimpleReport();
        for (String id : report.getSignatureIdList()) {
            System.out.println(file.getName() + " " + report.getSignatureFormat(id) + " " + report.getIndication(id) + " "
                    + report.getSubIndication(id));
            report.getAdESValidationErrors(id).forEach(e -> System.out.println("  " + e.getValue()));
        }
    }
}
