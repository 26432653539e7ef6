import { InvalidArgumentError } from 'commander';

/** Takes a whole number from 1 as text. */
export function parseCount(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number from 1.');
}

/** Takes a date, YYYY-MM-DD, and gives it back. */
export function parseDate(value: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  // 30 February is read as a day of March.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(value)) return value;
  throw new InvalidArgumentError('It is a date, YYYY-MM-DD.');
}

/** Adds a value to those of an option that may be repeated. */
export function collect(value: string, all: string[] = []): string[] {
  return [...all, value];
}
