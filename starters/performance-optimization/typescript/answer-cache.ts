// Answers that were given before, so that the same question is not put to the model again.

/** Gives the kept answer to a prompt, else what `ask` gives, which is then kept; rejects as `ask` does. */
export type AnswerCache = (prompt: string, ask: () => Promise<string>) => Promise<string>;

/** Keeps answers in memory for some time, and of too many the latest. Only for answers that are the same for everyone. */
export function createAnswerCache({ seconds = 3600, most = 1000 } = {}): AnswerCache {
  const answers = new Map<string, string>();
  return async (key, ask) => {
    const kept = answers.get(key);
    if (kept !== undefined) return kept;
    const text = await ask();
    answers.set(key, text);
    setTimeout(() => answers.delete(key), seconds * 1000).unref();
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    return text;
  };
}
