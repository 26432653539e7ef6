import { schemaAddress } from '../model/config';
import type { MaturityModel } from '../model/maturity';
import { didYouMean } from '../model/suggest';
import { InputError } from '../source/source';

/** The reason of a new rule, until its author says one. */
export const scaffoldReason = 'Say in one sentence why a place that is found counts.';

/** What a new rule is for: its id and its practice, of this model, and the ids that are taken. */
export interface NewRule {
  id: string;
  practice: string;
  model: MaturityModel;
  taken: readonly string[];
}

/** Takes a new rule and gives its two files, name → text: a rule that finds a call, and cases that it passes. Throws InputError. */
export function scaffold({ id, practice, model, taken }: NewRule): Record<string, string> {
  if (!/^[a-z][a-z0-9-]*$/.test(id))
    throw new InputError(
      `The id ${id} must be of lower-case letters, digits and hyphens, and begin with a letter: for example contoso-tracing.`,
    );
  if (taken.includes(id))
    throw new InputError(
      `There is a rule ${id} already (genaiops-maturity rules show ${id}). Choose another id; to take its place, write ${id}.yml with \`override: REASON\`.`,
    );
  const practices = model.levels.flatMap((level) => level.practices);
  const definition = practices.find((one) => one.id === practice);
  if (!definition) {
    const known = practices.map((one) => one.id);
    throw new InputError(
      `There is no practice ${practice}${didYouMean(practice, known) || `; it is one of ${known.join(', ')}`}`,
    );
  }
  const module = id.replaceAll('-', '_');
  const words = id.replaceAll('-', ' ');
  const techniques = Object.keys(definition.techniques ?? {});
  return {
    [`${id}.yml`]: `# yaml-language-server: $schema=${schemaAddress}/rule.json
id: ${id}
practice: ${practice} # ${definition.title}
title: ${words[0]!.toUpperCase()}${words.slice(1)}
# met: this is the practice; partial: a step towards it.
supports: met
${techniques.length > 0 ? `# One of ${techniques.join(', ')}.\ntechnique: ${techniques[0]}\n` : ''}# Shown with each place that is found.
reason: ${scaffoldReason}
# A line (an RE2 pattern, on code without its comments) and an import, both in one file. The first part gives the place.
find:
  same-file:
    - line: '\\b${module}\\.start\\('
    - import: { python: ${module} }
`,
    [`${id}.test.yml`]: `# yaml-language-server: $schema=${schemaAddress}/rule-cases.json
positive:
  - name: started by the application
    files:
      src/app.py: |
        import ${module}
        ${module}.start()
    at: src/app.py:2
negative:
  - name: only in a comment
    files:
      src/app.py: |
        import ${module}
        # ${module}.start()
`,
  };
}
