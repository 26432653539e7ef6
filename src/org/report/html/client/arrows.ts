const steps: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus with the arrow keys from a link in a table to the next link in that direction, so that Tab need not pass them all. */
export function moveFocus(event: KeyboardEvent): void {
  const step = steps[event.key];
  const cell = (event.target as Element | null)?.closest('td, th');
  const row = cell?.parentElement;
  if (!step || !cell || !row || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const next = step[0] === 0 ? beside(cell, step[1]) : below(row, [...row.children].indexOf(cell), step[0]);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function beside(cell: Element, right: number): HTMLElement | undefined {
  let next: Element | null = cell;
  do next = right > 0 ? next.nextElementSibling : next.previousElementSibling;
  while (next && !next.querySelector('a'));
  return next?.querySelector('a') ?? undefined;
}

function below(row: Element, index: number, down: number): HTMLElement | undefined {
  let next: Element | null = row;
  do next = down > 0 ? next.nextElementSibling : next.previousElementSibling;
  while (next && !next.children[index]?.querySelector('a'));
  return next?.children[index]?.querySelector('a') ?? undefined;
}
