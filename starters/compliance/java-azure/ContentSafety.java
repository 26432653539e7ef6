package %package%;

import com.azure.ai.contentsafety.ContentSafetyClient;
import com.azure.ai.contentsafety.ContentSafetyClientBuilder;
import com.azure.ai.contentsafety.models.AnalyzeTextOptions;
import com.azure.identity.DefaultAzureCredentialBuilder;

/**
 * Has Azure AI Content Safety check what goes to the model and what comes from it, with the identity that the
 * application runs under.
 */
public final class ContentSafety {

    /** A text that must not go on. */
    public static final class UnsafeText extends RuntimeException {}

    // 0 is safe, 6 the most severe.
    private static final int SEVERITY = 4;

    private final ContentSafetyClient client;

    public ContentSafety(String endpoint) {
        var credential = new DefaultAzureCredentialBuilder().build();
        client = new ContentSafetyClientBuilder().endpoint(endpoint).credential(credential).buildClient();
    }

    /** Gives the text back; throws UnsafeText where it is harmful. */
    public String requireSafe(String text) {
        for (var one : client.analyzeText(new AnalyzeTextOptions(text)).getCategoriesAnalysis()) {
            if (one.getSeverity() != null && one.getSeverity() >= SEVERITY) throw new UnsafeText();
        }
        return text;
    }
}
