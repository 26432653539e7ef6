package %package%;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prompts as files of their own: prompts/NAME.md among the resources. */
public final class PromptFiles {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private PromptFiles() {}

    /** Gives a prompt with its {{placeholders}} filled in, without its comments; throws for one without a value. */
    public static String render(String name, Map<String, String> values) throws IOException {
        try (var file = PromptFiles.class.getResourceAsStream("/prompts/" + name + ".md")) {
            if (file == null) throw new NoSuchElementException("there is no prompt " + name);
            var text = COMMENT.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8)).replaceAll("");
            return PLACEHOLDER.matcher(text).replaceAll(found -> {
                var value = values.get(found.group(1));
                if (value == null) throw new NoSuchElementException("no value for " + found.group(1) + " in " + name);
                return Matcher.quoteReplacement(value);
            }).strip();
        }
    }
}
