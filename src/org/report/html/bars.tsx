import { scaleLinear } from 'd3-scale';

/** A part of a bar: how much, and the class that colours it. */
export interface Part {
  name: string;
  amount: number;
}

/** A bar of parts side by side on a scale from 0 to `most`. Its numbers stand beside it as text. */
export function Bar({ parts, most }: { parts: Part[]; most: number }) {
  const x = scaleLinear([0, Math.max(1, most)], [0, 100]);
  let from = 0;
  return (
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="10" />
      {parts.map(({ name, amount }) => {
        const start = from;
        from += amount;
        return amount > 0 && <rect class={name} key={name} x={round(x(start))} width={round(x(amount))} height="10" />;
      })}
    </svg>
  );
}

/** Gives a number with at most two decimals, since no screen shows more. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
