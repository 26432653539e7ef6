/** A place in the scanned tree. Lines count from 1; `excerpt` is the line's own text, trimmed and cut. */
export interface Location {
  path: string;
  line: number;
  endLine?: number;
  excerpt: string;
}

/** How strongly a finding supports its practice. */
export type Support = 'met' | 'partial';

/** How sure the assessment is of a status. */
export type Confidence = 'high' | 'medium' | 'low';

/** The part a file plays in its repository. Only `counted` classes can hold evidence (rules/files.yml decides). */
export type FileClass =
  | 'source'
  | 'config'
  | 'notebook'
  | 'data'
  | 'document'
  | 'sample'
  | 'test'
  | 'vendored'
  | 'generated'
  | 'fixture'
  | 'assistant';

/** Something found that supports a practice: by which rule, how strongly, where, and why it counts. */
export interface Evidence extends Location {
  rule: string;
  practice: string;
  supports: Support;
  technique?: string;
  /** The scopes of the repository in which it counts; all if not given. */
  scopes?: string[];
  confidence: Confidence;
  fileClass: FileClass;
  reason: string;
}

/** Something that could not be judged: unknown is not absent. */
export interface Diagnostic {
  path: string;
  kind: 'unreadable' | 'too-large' | 'binary' | 'missing' | 'link' | 'submodule' | 'invalid' | 'limit';
  message: string;
}
