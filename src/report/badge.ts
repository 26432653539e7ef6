import type { Assessment } from '../model/assessment';
import { printable } from './escape';

const label = 'GenAIOps maturity';
const colors = ['red', 'orange', 'yellow', 'green', 'brightgreen'];

/** Gives what shields.io asks of an endpoint: label, "2 Defined" and the level's colour. */
export function badge(assessment: Assessment): string {
  return `${JSON.stringify({ schemaVersion: 1, ...content(assessment) })}\n`;
}

/** Gives the same badge as a static SVG. */
export async function badgeSvg(assessment: Assessment): Promise<string> {
  const { makeBadge } = await import('badge-maker');
  return `${makeBadge(content(assessment))}\n`;
}

function content({ model, scope, level }: Assessment): { label: string; message: string; color: string } {
  if (scope === 'none') return { label, message: 'no generative AI', color: 'lightgrey' };
  // The highest level of any model has the last colour.
  const color = colors[Math.round((level.number / model.levels.length) * (colors.length - 1))] ?? 'lightgrey';
  return { label, message: printable(`${level.number} ${level.name}`), color };
}
