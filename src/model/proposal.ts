import type { Status } from './assessment';

/**
 * A file that is proposed; `exists` where something stands at this path or in its way, which then stays as it is, and `untracked`
 * where that is on the disk alone, so that no scan reads it.
 */
export interface ProposedFile {
  path: string;
  text: string;
  exists: boolean;
  untracked: boolean;
}

/** What helps with one gap: a starter with its files and the steps that remain, or only the advice and, where it was asked for, why. */
export type ProposedHelp = { practice: string; title: string; status: Status } & (
  | { name: string; why: string; brings: string; files: ProposedFile[]; steps: string[] }
  | { advice: string; noStarter?: string }
);

/** What a repository is proposed: the workflow and the configuration, and help with its nearest gaps. */
export interface Proposal {
  level: { number: number; name: string };
  applies: boolean;
  /** What was detected, for people. */
  stack: string;
  files: ProposedFile[];
  notes: string[];
  /** Starters first, then the practices without one. */
  help: ProposedHelp[];
}

/** Gives the files of a proposal, each path once, in order: those of the project first, then the starters'. */
export function proposedFiles({ files, help }: Proposal): ProposedFile[] {
  const all = [...files, ...help.flatMap((one) => ('files' in one ? one.files : []))];
  return [...new Map(all.map((file) => [file.path, file])).values()];
}
