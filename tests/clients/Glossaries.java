// Reads glossaries as OmegaT does and prints number of the file, source and target of each entry: SOURCE TARGET FILE…

import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.omegat.core.Core;
import org.omegat.core.data.NotLoadedProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryManager;
import org.omegat.util.Language;

public class Glossaries {
    static class Properties extends ProjectProperties {
        Properties(String source, String target) throws Exception {
            setSourceLanguage(new Language(source));
            setTargetLanguage(new Language(target));
        }
    }

    static class Manager extends GlossaryManager {
        Manager() {
            super(null);
            priorityGlossary = new File("none");
        }
    }

    public static void main(String[] arguments) throws Exception {
        ProjectProperties properties = new Properties(arguments[0], arguments[1]);
        Core.setProject(new NotLoadedProject() {
            @Override
            public ProjectProperties getProjectProperties() {
                return properties;
            }
        });
        // The method that chooses a reader by the name of the file.
        Method load = GlossaryManager.class.getDeclaredMethod("loadGlossaryFile", File.class);
        load.setAccessible(true);
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (int n = 2; n < arguments.length; n++) {
            List<?> entries = (List<?>) load.invoke(new Manager(), new File(arguments[n]));
            for (Object found : entries) {
                GlossaryEntry entry = (GlossaryEntry) found;
                for (String target : entry.getLocTerms(false)) {
                    out.println("entry " + (n - 2) + " " + hex(entry.getSrcText()) + " " + hex(target));
                }
            }
        }
        System.exit(0);
    }

    /** Letters and blanks of any kind survive the way through a pipe. */
    static String hex(String text) {
        StringBuilder hex = new StringBuilder("x");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hex.append(String.format("%02x", b));
        }
        return hex.toString();
    }
}
