import * as z from 'zod';
import type { FileClass } from '../model/evidence';
import type { FileClasses } from '../repository/classes';
import { compileGlob } from './glob';

const names = z.array(z.string()).optional();

/** rules/files.yml: how a path gives its file class. */
export const fileClassesSchema = z.strictObject({
  classes: z.record(z.string(), z.strictObject({ directories: names, files: names, paths: names })),
  packages: z.array(z.string()),
  extensions: z.record(z.string(), z.array(z.string())),
});

/** Takes rules/files.yml and gives it with its globs compiled. */
export function compileFileClasses({ classes, packages, extensions }: z.infer<typeof fileClassesSchema>): FileClasses {
  return {
    packages,
    extensions,
    classes: Object.entries(classes).map(([name, { directories = [], files = [], paths = [] }]) => ({
      name: name as FileClass,
      directories: directories.map((directory) => directory.toLowerCase()),
      files: files.filter((file) => !file.includes('*')),
      fileGlobs: files.filter((file) => file.includes('*')).map(compileGlob),
      pathGlobs: paths.map(compileGlob),
    })),
  };
}
