import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** How a request for an archive goes wrong: at the API, or (from `missing` on) where the archive is loaded from. */
export type Fault =
  | 'secondary-limit'
  | 'primary-limit'
  | 'too-many-requests'
  | 'bad-gateway'
  | 'drop'
  | 'not-found'
  | 'forbidden'
  | 'disabled'
  | 'blocked'
  | 'renamed'
  | 'missing'
  | 'unavailable'
  | 'slow'
  | 'stalls'
  | 'breaks-off'
  | 'truncated'
  | 'corrupt';

/** A repository that the loopback GitHub has. */
export interface GeneratedRepository {
  /** Without its owner. */
  name: string;
  /** Its tree: path → text or bytes. */
  files?: Record<string, string | Uint8Array>;
  /** The bytes of its gzipped tarball, instead of a tree. */
  archive?: (() => Uint8Array) | Uint8Array;
  /** Without commits: no branch, no archive. */
  empty?: boolean;
  branch?: string;
  /** By default one that its name makes. */
  commit?: string;
  archived?: boolean;
  fork?: boolean;
  disabled?: boolean;
  visibility?: 'public' | 'private' | 'internal';
  size?: number;
  language?: string | null;
  topics?: string[];
  properties?: Record<string, string | string[]>;
  pushedAt?: string | null;
  /** What each request for its archive meets. */
  fault?: Fault;
  /** What its requests for an archive meet first, each once. */
  passing?: Fault[];
}

/** The commit of a repository's default branch. */
export function commitOfGenerated({ name, commit }: GeneratedRepository): string {
  return commit ?? createHash('sha1').update(name).digest('hex');
}

/** Tells whether a name is one of the default branch or its commit. */
export function isRefOf(repository: GeneratedRepository, ref: string): boolean {
  const { branch = 'main', empty = false } = repository;
  return !empty && [commitOfGenerated(repository), branch, `heads/${branch}`, 'HEAD'].includes(ref);
}

/** The gzipped tarball that GitHub gives for a repository: everything below one directory that names it and its commit. */
export async function archiveOf(owner: string, repository: GeneratedRepository): Promise<Uint8Array> {
  const { archive, files = {} } = repository;
  if (archive) return typeof archive === 'function' ? archive() : archive;
  const root = `${owner}-${repository.name}-${commitOfGenerated(repository).slice(0, 7)}`;
  const tar = pack();
  const mtime = new Date('2026-01-01T00:00:00Z');
  tar.entry({ name: `${root}/`, type: 'directory', mtime });
  for (const [path, content] of Object.entries(files)) tar.entry({ name: `${root}/${path}`, mtime }, Buffer.from(content));
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks), { level: 1 });
}
