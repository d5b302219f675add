package iku;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Calendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampToken;

/** Signs PDF files and reads signatures with PDFBox, as its own examples do. */
public final class PDFBox {
    public static void main(String[] args) throws Exception {
        if (args[0].equals("sign")) {
            sign(new File(args[1]), new File(args[2]), args[3], args[4], args[5]);
            return;
        }
        for (String name : Arrays.copyOfRange(args, 1, args.length)) {
            read(new File(name));
        }
    }

    /** Signs into the first empty field, or into a new one where there is none. */
    private static void sign(File in, File out, String p12, String passphrase, String subFilter) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream data = new FileInputStream(p12)) {
            keys.load(data, passphrase.toCharArray());
        }
        String alias = keys.aliases().nextElement();
        PrivateKey key = (PrivateKey) keys.getKey(alias, passphrase.toCharArray());
        Certificate[] chain = keys.getCertificateChain(alias);
        try (PDDocument document = Loader.loadPDF(in); FileOutputStream to = new FileOutputStream(out)) {
            PDSignature signature = new PDSignature();
            for (PDSignatureField field : document.getSignatureFields()) {
                if (field.getSignature() == null) {
                    field.getCOSObject().setItem(COSName.V, signature);
                    break;
                }
            }
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName(subFilter));
            signature.setName("PDFBox");
            signature.setSignDate(Calendar.getInstance());
            document.addSignature(signature, by(key, chain));
            document.saveIncremental(to);
        }
    }

    private static SignatureInterface by(PrivateKey key, Certificate[] chain) {
        return content -> {
            try {
                CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
                generator.addSignerInfoGenerator(
                        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                                .build(new JcaContentSignerBuilder("SHA256WithRSA").build(key), (X509Certificate) chain[0]));
                generator.addCertificates(new JcaCertStore(Arrays.asList(chain)));
                return generator.generate(new CMSProcessableByteArray(content.readAllBytes()), false).getEncoded();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** Prints a line for each signature of a file: its form, whether it holds, what it covers. */
    private static void read(File file) throws Exception {
        byte[] data = Files.readAllBytes(file.toPath());
        try (PDDocument document = Loader.loadPDF(file)) {
            for (PDSignature s : document.getSignatureDictionaries()) {
                byte[] contents = s.getContents(data);
                byte[] covered = s.getSignedContent(data);
                int[] range = s.getByteRange();
                String whole = range[2] + range[3] == data.length ? "whole" : "revision";
                System.out.println(file.getName() + " " + s.getSubFilter() + " " + (holds(s, contents, covered) ? "valid" : "INVALID") + " " + whole);
            }
        }
    }

    private static boolean holds(PDSignature s, byte[] contents, byte[] covered) throws Exception {
        CMSSignedData cms;
        if ("ETSI.RFC3161".equals(s.getSubFilter())) {
            cms = new CMSSignedData(contents);
            TimeStampToken token = new TimeStampToken(cms);
            byte[] sum = java.security.MessageDigest.getInstance(token.getTimeStampInfo().getMessageImprintAlgOID().getId()).digest(covered);
            if (!Arrays.equals(sum, token.getTimeStampInfo().getMessageImprintDigest())) {
                return false;
            }
        } else {
            cms = new CMSSignedData(new CMSProcessableByteArray(covered), contents);
        }
        SignerInformation signer = cms.getSignerInfos().getSigners().iterator().next();
        X509CertificateHolder certificate = (X509CertificateHolder) cms.getCertificates().getMatches(signer.getSID()).iterator().next();
        return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
    }
}
