// Answers that were given before, so that the same question is not put to the model again.

/**
 * Keeps answers in memory for some time, and of too many the latest. Only for answers that are the same for everyone.
 * What it gives takes a prompt and a function that asks: it gives the kept answer, else the new one, which is then kept.
 */
export function createAnswerCache({ seconds = 3600, most = 1000 } = {}) {
  const answers = new Map();
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
