import { advise } from '../src/adviser/adviser.js';

/** Lets promptfoo ask the adviser itself, with the variant the prompt comes from. */
export default class AdviserProvider {
  id() {
    return 'plotwise';
  }

  async callApi(prompt: string, context: { vars: Record<string, string> }) {
    const variant = prompt.includes('forty years') ? 'warm' : 'plain';
    const { text, tokens } = await advise(context.vars.question!, variant);
    return { output: text, tokenUsage: { total: tokens } };
  }
}
