package iku;

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Judges PDF files against PDF/A-3a and PDF/UA-1: a line for each rule that a file breaks, then the counts. Its status is
 * 1 if any file breaks a rule or cannot be read.
 */
public final class Judge {
    private static final List<PDFAFlavour> FLAVOURS = List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

    private Judge() {}

    public static void main(String[] files) throws Exception {
        if (files.length == 0) {
            System.err.println("usage: .ci/verapdf FILE...");
            System.exit(2);
        }
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();

        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Future<List<String>>> verdicts = new ArrayList<>();
        for (String file : files) {
            verdicts.add(pool.submit(() -> judge(file)));
        }
        int broken = 0;
        int rules = 0;
        for (Future<List<String>> verdict : verdicts) {
            List<String> lines = verdict.get();
            lines.forEach(System.out::println);
            rules += lines.size();
            broken += lines.isEmpty() ? 0 : 1;
        }
        pool.shutdown();
        System.out.printf("%d files, %d failures (%d broken rules)%n", files.length, broken, rules);
        System.exit(broken == 0 ? 0 : 1);
    }

    /** Returns a line for each rule that the file breaks. */
    private static List<String> judge(String file) {
        List<String> lines = new ArrayList<>();
        for (PDFAFlavour flavour : FLAVOURS) {
            try (InputStream in = new FileInputStream(file);
                    PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                ValidationResult result = validator.validate(parser);
                ValidationProfile profile = Profiles.getVeraProfileDirectory().getValidationProfileByFlavour(flavour);
                Map<String, String> sorted = new TreeMap<>();
                result.getFailedChecks().forEach((id, count) -> {
                    String key = id.getClause() + " test " + id.getTestNumber();
                    sorted.put(key, describe(profile, id) + " (" + count + " times)");
                });
                sorted.forEach((key, text) -> lines.add(file + ": " + flavour.getId() + ": " + key + ": " + text));
                if (!result.isCompliant() && sorted.isEmpty()) {
                    lines.add(file + ": " + flavour.getId() + ": not compliant, no rule named");
                }
            } catch (Exception | StackOverflowError e) {
                lines.add(file + ": " + flavour.getId() + ": cannot be judged: " + e);
            }
        }
        return lines;
    }

    private static String describe(ValidationProfile profile, RuleId id) {
        Rule rule = profile.getRuleByRuleId(id);
        return rule == null ? "?" : rule.getDescription().replaceAll("\\s+", " ");
    }
}
