package %package%;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.moderations.ModerationCreateParams;
import com.openai.models.moderations.ModerationModel;

/** Has OpenAI's moderation endpoint check what goes to the model and what comes from it. Its use is free of charge. */
public final class ContentSafety {

    /** A text that must not go on. */
    public static final class UnsafeText extends RuntimeException {}

    private final OpenAIClient client;

    public ContentSafety(String apiKey) {
        client = OpenAIOkHttpClient.builder().apiKey(apiKey).build();
    }

    /** Gives the text back; throws UnsafeText where it is harmful. */
    public String requireSafe(String text) {
        var question = ModerationCreateParams.builder().model(ModerationModel.OMNI_MODERATION_LATEST).input(text).build();
        var results = client.moderations().create(question).results();
        if (results.stream().anyMatch(one -> one.flagged())) throw new UnsafeText();
        return text;
    }
}
