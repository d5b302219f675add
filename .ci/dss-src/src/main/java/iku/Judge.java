package iku;

import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.File;

/** Validates signed files with EU DSS, without the network, trusting one certificate. */
public final class Judge {
    public static void main(String[] args) {
        CertificateToken root = DSSUtils.loadCertificate(new File(args[0]));
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(root);
        for (int i = 1; i < args.length; i++) {
            CommonCertificateVerifier verifier = new CommonCertificateVerifier();
            verifier.setTrustedCertSources(trusted);
            verifier.setAIASource(null);
            SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(args[i]));
            validator.setCertificateVerifier(verifier);
            var report = validator.validateDocument().getSimpleReport();
            for (String id : report.getSignatureIdList()) {
                System.out.println(new File(args[i]).getName() + " " + report.getSignatureFormat(id) + " "
                        + report.getIndication(id) + " " + report.getSubIndication(id));
                report.getAdESValidationErrors(id).forEach(e -> System.out.println("  " + e.getValue()));
            }
        }
    }
}
