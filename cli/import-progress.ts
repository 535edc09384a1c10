const WIDTH = 30;
const EVERY_MS = 5_000;

/** How far an import is, on standard error: a bar that is drawn over on a terminal, else a line every few seconds. */
export function importProgress(
  rows: number,
  say: (text: string) => void,
  onTerminal: boolean = process.stderr.isTTY === true,
): { done: (n: number) => void; end: () => void } {
  const startedMs = Date.now();
  let saidMs = 0;
  const line = (n: number): string => {
    const share = rows === 0 ? 1 : n / rows;
    const full = Math.round(share * WIDTH);
    const seconds = (Date.now() - startedMs) / 1_000;
    const left = n === 0 ? '' : `, ${Math.ceil((seconds / n) * (rows - n))} s left`;
    return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${n}/${rows}${left}`;
  };
  return {
    done(n) {
      const nowMs = Date.now();
      if (nowMs - saidMs < (onTerminal ? 100 : EVERY_MS) && n < rows) return;
      saidMs = nowMs;
      say(onTerminal ? `\r${line(n)}\u001b[K` : `${line(n)}\n`);
    },
    end() {
      if (onTerminal) say('\n');
    },
  };
}
