import { addDays, civilDateOf, formatInstant } from '../domain/calendar/index.ts';

const DAY_MS = 86_400_000;

/** One of many cases for `import`: a pregnancy that was followed elsewhere for three weeks and more. */
export function followedElsewhere(i: number, nowMs: number) {
  const days = 20 + (i % 60);
  const agoAt = (days: number) => formatInstant(nowMs - days * DAY_MS);
  const onDay = (days: number) => addDays(civilDateOf(nowMs), days);
  return {
    days,
    agoAt,
    case: {
      id: `case-${i}`,
      kind: 'pregnancy',
      refer: {
        receivedAt: agoAt(days),
        referrer: { role: 'GP', organisation: 'Lægehuset' },
        mother: { name: `Prøve Person ${i}` },
        edd: onDay(120 - (i % 60)),
      },
      facts: [
        { command: 'hold-clarifying-talk', data: { heldAt: agoAt(days - 5) } },
        { command: 'hold-first-consultation', data: { heldAt: agoAt(days - 6) } },
        { command: 'open-municipal-case', data: { openedOn: onDay(8 - days) } },
      ],
    },
  };
}
