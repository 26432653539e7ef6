import * as z from 'zod';
import type { ListedRepository } from '../model/organisation';
import { InputError } from '../source/source';

/** The repositories of an owner, and what a reader of the list has to know of it. */
export interface Listing {
  repositories: ListedRepository[];
  notes: string[];
}

/** A list that has more pages than this does not end. */
export const mostPages = 1000;

/** owner/name, as nothing else can be put into an address or shown. */
export const nameSchema = z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/);

/** An answer of the API as the schema has it; throws InputError where it is something else. */
export function parsed<T>(schema: z.ZodType<T>, answer: unknown): T {
  const { success, data, error } = schema.safeParse(answer);
  if (success) return data;
  const { path, message } = error.issues[0]!;
  throw new InputError(`the API's list of repositories is not as GitHub describes it: ${path.join('.')}: ${message}`);
}

/** What is said of an owner that the API does not know. */
export function unknownOwner(baseUrl: string, owner: string): InputError {
  return new InputError(
    `${baseUrl} knows no organisation or user ${owner}. See that the name is right and that the token may see it.`,
  );
}
