package %package%;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Answers that were given before, so that the same question is not put to the model again; only for those that are the
 * same for everyone.
 */
public final class AnswerCache {

    /** What asks the model, with what it throws. */
    public interface Ask<E extends Exception> {
        String ask() throws E;
    }

    private final Cache<String, String> answers;

    public AnswerCache(Duration keep, long most) {
        answers = Caffeine.newBuilder().expireAfterWrite(keep).maximumSize(most).build();
    }

    /** Gives the kept answer to a prompt, else what ask gives, which is then kept; throws what ask throws. */
    public <E extends Exception> String getOrAsk(String model, String prompt, Ask<E> ask) throws E {
        var key = model + "\n" + prompt;
        var kept = answers.getIfPresent(key);
        if (kept != null) return kept;
        var answer = ask.ask();
        answers.put(key, answer);
        return answer;
    }
}
