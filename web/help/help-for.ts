/** Which part of the help page is about which pages; the first that fits. */
const parts: readonly (readonly [RegExp, string])[] = [
  [/^\/refer/, 'refer'],
  [/^\/cases\/[^/]+\/deadlines\//, 'why'],
  [/^\/cases\/[^/]+\/meetings|^\/cases\/[^/]+\/documents/, 'meeting'],
  [/\/record\/(receive-notification|assess-notification|acknowledge-notification)/, 'notification'],
  [/\/record\/record-birth/, 'birth'],
  [/\/record\/discharge/, 'discharge'],
  [/\/record\/(give|withdraw)-consent|\/disclosures/, 'consent'],
  [/^\/handovers|\/record\/(report-move|notify-new-municipality|assign)/, 'handover'],
  [/^\/overview|^\/work\/bulk/, 'bulk'],
  [/^\/cases\/[^/]+\/timeline/, 'child'],
  [/^\/cases\/[^/?]+(\?|$)|^\/work/, 'marks'],
  [/\/record/, 'notification'],
];

/** The address of the help for the page at `here`. */
export function helpFor(here: string): string {
  const part = parts.find(([pattern]) => pattern.test(here))?.[1];
  return part ? `/help#${part}` : '/help';
}
