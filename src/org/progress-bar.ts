import type { ListedRepository, Outcome } from '../model/organisation';
import { printable } from '../report/escape';

/** Shows how far a scan of repositories is: a bar on a terminal, a line for each in a log. */
export interface ProgressBar {
  readonly left: number;
  done(repository: ListedRepository, outcome: Outcome | 'unchanged'): void;
  stop(): void;
}

/** Takes how many repositories there are and shows, on standard error, what becomes of each. */
export async function createProgressBar(total: number): Promise<ProgressBar> {
  let count = 0;
  const { stderr } = process;
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar({
    stream: stderr,
    format: '{bar} {value} of {total} · {duration_formatted} · {name}',
    barsize: 20,
    hideCursor: true,
    clearOnComplete: true,
    linewrap: false,
    gracefulExit: false,
  });
  // The bar hides the cursor, which has to come back before the process ends as it would have.
  const interrupted = (signal: NodeJS.Signals) => {
    bar.stop();
    stderr.write('Stopped. Run the same command again to go on.\n');
    process.kill(process.pid, signal);
  };
  if (stderr.isTTY && total > 0) {
    bar.start(total, 0, { name: '' });
    for (const signal of signals) process.once(signal, interrupted);
  }
  return {
    get left() {
      return total - count;
    },
    done({ name }, outcome) {
      count++;
      if (stderr.isTTY) bar.update(count, { name: printable(name).slice(0, 30) });
      else stderr.write(`${count} of ${total}  ${printable(name)}: ${printable(words(outcome))}\n`);
    },
    stop() {
      for (const signal of signals) process.off(signal, interrupted);
      bar.stop();
    },
  };
}

const signals = ['SIGINT', 'SIGTERM'] as const;

function words(outcome: Outcome | 'unchanged'): string {
  if (outcome === 'unchanged') return 'unchanged';
  if (outcome.kind === 'failed') return `not judged (${outcome.reason}): ${outcome.message}`;
  const { level } = outcome.assessment;
  return `level ${level.number} ${level.name}`;
}
