import { readFileSync } from 'node:fs';
import { raw } from 'hono/html';
import { packageFile } from '../assets/packages.ts';

const drawings = new Map<string, string>();

/** The drawing of one icon of the design system, read once. */
function drawingOf(name: string): string {
  const known = drawings.get(name);
  if (known !== undefined) return known;
  const svg = readFileSync(packageFile('dkfds', `dist/img/svg-icons/${name}.svg`), 'utf8');
  const inner = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  const box = /viewBox="([^"]+)"/.exec(svg)?.[1] ?? '0 0 24 24';
  const drawing = `<svg class="icon-svg" viewBox="${box}" focusable="false" aria-hidden="true">${inner}</svg>`;
  drawings.set(name, drawing);
  return drawing;
}

/** An icon beside words that say the same; it is hidden from screen readers. */
export const Icon = ({ name }: { name: IconName }) => <>{raw(drawingOf(name))}</>;

export type IconName =
  | 'warning'
  | 'error'
  | 'info'
  | 'success'
  | 'check'
  | 'close'
  | 'time'
  | 'hourglass'
  | 'calendar-month'
  | 'chevron-left'
  | 'chevron-right'
  | 'download'
  | 'edit'
  | 'email'
  | 'forward'
  | 'flag'
  | 'help'
  | 'lock'
  | 'person'
  | 'print'
  | 'plus'
  | 'language'
  | 'chevron-down';
