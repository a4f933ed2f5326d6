import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.verapdf.features.FeatureFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.metadata.fixer.FixerFactory;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.validators.ValidatorConfig;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;
import org.verapdf.processor.BatchProcessingHandler;
import org.verapdf.processor.BatchProcessor;
import org.verapdf.processor.FormatOption;
import org.verapdf.processor.ProcessorConfig;
import org.verapdf.processor.ProcessorFactory;
import org.verapdf.processor.TaskType;
import org.verapdf.processor.plugins.PluginsCollectionConfig;
import org.verapdf.processor.reports.BatchSummary;

/**
 * The part of veraPDF's command line that cvtex uses: {@code verapdf --flavour F FILE...}.
 *
 * <p>Prints veraPDF's own report in XML, with a job for each file. Exits with the codes of veraPDF:
 * 0 if all files keep the standard, 1 if one does not, 2 for wrong arguments, 7 if a file could not
 * be read, and 8 if it failed itself.
 */
public final class Verapdf {
    private Verapdf() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3 || !arguments[0].equals("--flavour")) {
            System.err.println("usage: verapdf --flavour FLAVOUR FILE...");
            System.exit(2);
        }
        PDFAFlavour flavour = PDFAFlavour.fromString(arguments[1]);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            System.err.println("verapdf: unknown flavour " + arguments[1]);
            System.exit(2);
        }
        List<File> files = new ArrayList<>();
        for (int index = 2; index < arguments.length; index++) {
            File file = new File(arguments[index]);
            if (!file.isFile()) { // veraPDF would leave it out without a word
                System.err.println("verapdf: no file " + file);
                System.exit(2);
            }
            files.add(file);
        }
        // The report alone goes to standard output, where parts of veraPDF print their progress too.
        OutputStream output = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ValidatorConfig validator =
                ValidatorConfigBuilder.defaultBuilder()
                        .flavour(flavour)
                        .isLogsEnabled(false)
                        .loggingLevel(Level.OFF)
                        .build();
        ProcessorConfig config =
                ProcessorFactory.fromValues(
                        validator,
                        FeatureFactory.defaultConfig(),
                        PluginsCollectionConfig.defaultConfig(),
                        FixerFactory.defaultConfig(),
                        EnumSet.of(TaskType.VALIDATE));
        BatchProcessingHandler handler =
                ProcessorFactory.getHandler(FormatOption.XML, false, output, false);
        BatchSummary summary;
        try (BatchProcessor processor = ProcessorFactory.fileBatchProcessor(config)) {
            summary = processor.process(files, handler); // and closes the handler
        }
        output.flush();
        System.exit(codeOf(summary));
    }

    private static int codeOf(BatchSummary summary) {
        if (summary.getVeraExceptions() > 0 || summary.getOutOfMemory() > 0) {
            return 8;
        }
        if (summary.getFailedParsingJobs() > 0 || summary.getFailedEncryptedJobs() > 0) {
            return 7;
        }
        boolean isGood = summary.getValidationSummary().getNonCompliantPdfaCount() == 0;
        return isGood ? 0 : 1;
    }
}
