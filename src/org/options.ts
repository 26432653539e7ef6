import { type Command, InvalidArgumentError, Option } from 'commander';
import { collect, parseCount, parseDate } from '../options';
import type { RepositoryFilter } from './filter';
import { type OrganisationFormat, organisationReports } from './report';
import type { Teams } from './summary';

/** Where the state of an organisation is. */
export interface StateOptions {
  state?: string;
}

/** How GitHub is reached, and with which rules repositories are judged. */
export interface AccessOptions {
  tokenEnv: string;
  appId?: string;
  appKeyEnv?: string;
  maxRequests?: number;
  rules?: string[];
  model?: string;
}

/** What is written on GitHub of each result. */
export interface PublishOptions {
  checkRuns?: boolean;
}

/** Which repositories are scanned. */
export interface ListOptions {
  include?: string[];
  exclude?: string[];
  topic?: string[];
  visibility?: string[];
  archived?: boolean;
  forks?: boolean;
  property?: [string, string][];
  pushedSince?: string;
  restart?: boolean;
  asOf?: string;
}

/** How a report looks, and where it goes. */
export interface ReportOptions {
  teams?: Teams;
  format: OrganisationFormat;
  out?: string;
  issue?: string;
}

export function withState(command: Command): Command {
  return command.option('--state <directory>', 'where the state and the reports are kept; genaiops-maturity/ORG unless set');
}

export function withAccess(command: Command): Command {
  return command
    .option('--token-env <name>', 'the environment variable that has the token', 'GITHUB_TOKEN')
    .option('--app-id <id>', 'the GitHub App to work as, instead of a token')
    .option('--app-key-env <name>', "the environment variable that has the App's private key")
    .option('--max-requests <number>', 'stop after so many requests to the API; the next run goes on', parseCount)
    .option('--rules <directory>', 'add the rules of this directory; may be repeated', collect)
    .option('--model <name>', 'judge by this model that is shipped, not by the built-in one');
}

export function withPublishing(command: Command): Command {
  return command.option('--check-runs', 'write a check run on each scanned commit; needs an App with Checks: write');
}

export function withFilter(command: Command): Command {
  return command
    .option('--include <glob>', 'only repositories of this name; may be repeated', collect)
    .option('--exclude <glob>', 'no repositories of this name; may be repeated', collect)
    .option('--topic <topic>', 'only repositories with this topic; may be repeated', collect)
    .addOption(new Option('--visibility <kind...>', 'only these').choices(['public', 'private', 'internal']))
    .option('--archived', 'archived repositories too')
    .option('--forks', 'forks too')
    .option('--property <name=value>', 'only repositories with this custom property; may be repeated', collectPairs)
    .option('--pushed-since <date>', 'only repositories pushed to since, YYYY-MM-DD', parseDate)
    .option('--as-of <time>', 'when a new run is said to begin, ISO 8601; now unless set', parseTime)
    .option('--restart', 'begin a new run where one could be gone on with');
}

export function withTeams(command: Command): Command {
  return command.option('--teams <where>', 'what names the team of a repository: topic:PREFIX or property:NAME', parseTeams);
}

export function withReport(command: Command): Command {
  return withTeams(command)
    .option('--out <directory>', 'where the dashboard, the pages, CSV and JSON are written; STATE/report unless set')
    .option('--issue <owner/name>', 'keep an issue of this repository that says where the organisation stands', parseRepository)
    .addOption(new Option('--format <format>', 'to standard output').choices(Object.keys(organisationReports)).default('text'));
}

/** Takes the options and gives the filter of a list. */
export function filterOf(options: ListOptions): RepositoryFilter {
  const { include, exclude, topic, visibility, property, pushedSince, archived = false, forks = false } = options;
  return {
    ...{ archived, forks },
    ...(include && { include }),
    ...(exclude && { exclude }),
    ...(topic && { topics: topic }),
    ...(visibility && { visibility: visibility as NonNullable<RepositoryFilter['visibility']> }),
    ...(property && { properties: property }),
    ...(pushedSince !== undefined && { pushedSince }),
  };
}

function parseRepository(value: string): string {
  if (/^[\w.-]+\/[\w.-]+$/.test(value)) return value;
  throw new InvalidArgumentError('It is OWNER/NAME.');
}

function parseTime(value: string): string {
  const time = /^\d{4}-\d\d-\d\dT?/.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw new InvalidArgumentError('It is a time, YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ.');
}

function collectPairs(value: string, all: [string, string][] = []): [string, string][] {
  const at = value.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It is NAME=VALUE.');
  return [...all, [value.slice(0, at), value.slice(at + 1)]];
}

function parseTeams(value: string): Teams {
  if (value.startsWith('topic:')) return { topicPrefix: value.slice('topic:'.length) };
  if (value.startsWith('property:') && value.length > 'property:'.length) return { property: value.slice('property:'.length) };
  throw new InvalidArgumentError('It is topic:PREFIX (the team is what follows), or property:NAME.');
}
