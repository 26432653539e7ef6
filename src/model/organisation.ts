import type { Assessment, Level, Scope, Status } from './assessment';
import type { Confidence, Location } from './evidence';

/** A repository as its owner's list gives it. */
export interface ListedRepository {
  /** owner/name */
  name: string;
  /** The default branch; null for an empty repository. */
  branch: string | null;
  /** The commit of the default branch; null for an empty repository, and where the list does not tell (REST). */
  commit: string | null;
  archived: boolean;
  fork: boolean;
  disabled: boolean;
  visibility: 'public' | 'private' | 'internal';
  /** Kilobytes, as GitHub counts them. */
  size: number;
  language: string | null;
  topics: string[];
  /** Custom properties, where they were asked for. */
  properties: Record<string, string>;
  /** ISO 8601; null where nothing was ever pushed. */
  pushedAt: string | null;
}

/** Why a repository could not be judged. */
export type FailureReason =
  | 'empty'
  | 'disabled'
  | 'moved'
  | 'blocked'
  | 'not-found'
  | 'forbidden'
  | 'too-large'
  | 'corrupt'
  | 'timeout'
  | 'unreachable'
  | 'failed';

/** What became of one repository: judged at a commit, or not and why. */
export type Outcome =
  | { kind: 'assessed'; commit: string; assessment: Assessment }
  | { kind: 'failed'; reason: FailureReason; message: string };

/** One repository in the report of an organisation. */
export interface RepositoryReport {
  /** owner/name */
  name: string;
  url: string;
  visibility: ListedRepository['visibility'];
  language: string | null;
  topics: string[];
  /** Which teams it belongs to: the values of the topic prefix or property that names teams. */
  teams: string[];
  archived: boolean;
  fork: boolean;
  /** What the last scan judged; null where none could. */
  assessed: AssessedRepository | null;
  /** Why this run could not judge it; null where it did, and where it has not come to it yet (then nothing is assessed either). */
  failure: { reason: FailureReason; message: string } | null;
  /** The level of each run that judged it, oldest first. */
  history: { date: string; level: number }[];
}

/** What a scan says of a repository, in short. */
export interface AssessedRepository {
  commit: string;
  scope: Scope;
  level: Level;
  next: Level | null;
  /** All practices in the model's order. */
  practices: { id: string; status: Status; confidence: Confidence; evidence: Pick<Location, 'path' | 'line'> | null }[];
  /** The practices that the next level needs, in order. */
  gaps: string[];
}

/** How many repositories stand at each level: index 0 (no generative AI) to the highest. Only those that were judged are counted. */
export type Distribution = number[];

/** One run in the course of time. */
export interface TrendPoint {
  /** ISO 8601 */
  date: string;
  distribution: Distribution;
}

/** A level or practice that changed since the run before. */
export interface Move {
  repository: string;
  from: number;
  to: number;
  /** Practices that rose or fell with it. */
  practices: string[];
}

/** The repositories of one team, by its topic or property. */
export interface TeamReport {
  name: string;
  repositories: string[];
  distribution: Distribution;
  trend: TrendPoint[];
}

/** What the report of an organisation is made of: one run, with those before it. */
export interface OrganisationReport {
  schemaVersion: 1;
  tool: Assessment['tool'];
  organisation: string;
  /** The address of the GitHub server, without a slash at its end. */
  server: string;
  /** When the run began, ISO 8601. */
  date: string;
  model: { name: string; source: string; levels: Level[]; practices: { id: string; title: string; level: number }[] };
  distribution: Distribution;
  /** By practice, how many of the repositories with generative AI have it `met`, `partial` and `absent`; most often missing first. */
  practices: { id: string; met: number; partial: number; absent: number }[];
  /** Sorted by name. */
  repositories: RepositoryReport[];
  teams: TeamReport[];
  trend: TrendPoint[];
  /** Against the run before, the greatest moves first. */
  moves: { rose: Move[]; fell: Move[] };
}
