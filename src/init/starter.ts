import * as z from 'zod';

/** Languages for which there are starters; TypeScript and JavaScript are told apart by their files. */
export const starterLanguages = ['python', 'typescript', 'javascript', 'csharp', 'java', 'go'] as const;
export const pipelineKinds = ['github-actions', 'azure-pipelines', 'gitlab'] as const;
export const clouds = ['azure', 'aws', 'google'] as const;
export const platforms = ['container-apps', 'kubernetes', 'maven-layout', 'project-in-folder'] as const;

const edit = z.strictObject({
  file: z.string(),
  find: z.string().optional().describe('what is replaced, once; the whole file without it'),
  put: z.string(),
});

/** A `starter.yml`: what it is for, its files beside it with their paths in the repository, and the two steps that remain. */
export const starterSchema = z.strictObject({
  practice: z.string(),
  title: z.string(),
  languages: z.array(z.enum(starterLanguages)).optional().describe('of the code that calls the model; any without it'),
  pipelines: z.array(z.enum(pipelineKinds)).optional(),
  clouds: z.array(z.enum(clouds)).optional(),
  needs: z.array(z.enum(platforms)).optional().describe('what the repository is deployed to or laid out as'),
  why: z.string(),
  brings: z.string().describe('what the files are worth before the steps are done'),
  with: z.string().optional().describe('the practice whose starter comes with it'),
  files: z.record(z.string(), z.string()).describe('file beside this one: path in the repository'),
  install: z
    .strictObject({
      pypi: z.array(z.string()).optional(),
      npm: z.array(z.string()).optional(),
      'npm-dev': z.array(z.string()).optional(),
      nuget: z.array(z.string()).optional(),
      maven: z.array(z.string()).optional().describe('group:artifact'),
      go: z.array(z.string()).optional(),
    })
    .optional(),
  imports: z.array(z.string()).optional().describe('names in the first file; %import% in a step is the line that imports them'),
  steps: z.tuple([z.string(), z.string()]),
  shown: z
    .strictObject({
      base: z.string().describe('an application of __tests__/init/bases.yml'),
      also: z.record(z.string(), z.string()).optional().describe('what else that application has'),
      edits: z.tuple([z.array(edit), z.array(edit)]).describe('the two steps as they are done there'),
    })
    .describe('for the test that the practice is met after the steps, and not before'),
});

export type StarterDefinition = z.infer<typeof starterSchema>;

/** A starter as it ships: its folder below starters/, and the texts of its files by their path in the repository. */
export interface Starter extends Omit<StarterDefinition, 'shown' | 'files'> {
  id: string;
  files: Record<string, string>;
}

/** Takes the folder of a starter, its parsed starter.yml and what gives the text of a file in it, and gives the starter; throws where it does not fit the schema. */
export function readStarter(id: string, document: unknown, textOf: (file: string) => string): Starter {
  const { shown: _shown, files, ...rest } = starterSchema.parse(document);
  return { ...rest, id, files: Object.fromEntries(Object.entries(files).map(([from, to]) => [to, textOf(from)])) };
}

/** Gives the JSON Schema of a starter.yml. */
export function starterJsonSchema(): unknown {
  return z.toJSONSchema(starterSchema, { io: 'input' });
}
