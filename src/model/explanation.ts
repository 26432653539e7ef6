import type { Assessment, Practice } from './assessment';
import type { FileClass, Location, Support } from './evidence';

/** A place that was found, with the class of its file. */
export type Place = Location & { fileClass: FileClass };

/** One condition of a rule: whether it holds, where, and where else it was seen that does not count. */
export interface ConditionExplanation {
  /** What was looked for, in words. */
  asks: string;
  holds: boolean;
  /** How much of it holds, from 0 to 1. */
  share: number;
  places: Place[];
  /** Seen in files of a class that the rule does not count. */
  aside: Place[];
  parts: ConditionExplanation[];
}

/** One rule of the practice: whether it found something that counts. */
export interface RuleExplanation {
  id: string;
  title: string;
  reason: string;
  supports: Support;
  technique?: string;
  /** The scopes of the repository in which it counts; all if not given. */
  scopes?: string[];
  holds: boolean;
  find: ConditionExplanation;
}

/** Why one practice of one repository has its status: the rules tried, what each found, and what would change it. */
export interface Explanation {
  source: Assessment['source'];
  scope: Assessment['scope'];
  practice: Practice;
  /** The rules that found something, then the others, those nearest to holding first. */
  rules: RuleExplanation[];
  /** What would raise the status; null where it is met. */
  change: string | null;
}
