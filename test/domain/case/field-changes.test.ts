import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../../../domain/calendar/index.ts';
import type { CaseEvent } from '../../../domain/case/fact.ts';
import { fieldChanges, isAskedFor } from '../../../domain/case/field-changes.ts';
import type { JsonObject } from '../../../domain/json.ts';

const DAY_MS = 86_400_000;
const start = parseInstant('2026-03-02T09:00:00+01:00') ?? 0;

/** Events recorded one a day. */
const recorded = (...told: readonly [type: string, data: JsonObject, by?: CaseEvent['by']][]): CaseEvent[] =>
  told.map(([type, data, by = 'FR'], i) => {
    const at = formatInstant(start + i * DAY_MS);
    return { id: i + 1, type, at, recordedAt: at, by, version: i + 1, data };
  });

const changesOf = (events: readonly CaseEvent[], field: string) =>
  fieldChanges(events, 'pregnancy')
    .filter(isAskedFor({ field }))
    .map(({ eventId, about, before, after, change }) => [eventId, about, before, after, change]);

describe('the history of a value', () => {
  it('follows the termin from the referral through a scan and back again', () => {
    const events = recorded(
      ['referred', { edd: '2026-08-20', eddSource: 'lmp' }],
      ['due-date-set', { edd: '2026-08-27', source: 'scan' }],
      ['retracted', { eventId: 2, reason: 'forkert sag', events: [2] }],
    );
    expect(changesOf(events, 'termin.edd')).toEqual([
      [1, null, null, '2026-08-20', 'set'],
      [2, null, '2026-08-20', '2026-08-27', 'changed'],
      [3, null, '2026-08-27', '2026-08-20', 'taken-back'],
    ]);
    expect(changesOf(events, 'termin.source')).toEqual([
      [1, null, null, 'lmp', 'set'],
      [2, null, 'lmp', 'scan', 'changed'],
      [3, null, 'scan', 'lmp', 'taken-back'],
    ]);
  });

  it('lets a retraction of what was changed since change nothing', () => {
    const events = recorded(
      ['due-date-set', { edd: '2026-08-20', source: 'lmp' }],
      ['due-date-set', { edd: '2026-08-27', source: 'scan' }],
      ['retracted', { eventId: 1, reason: 'forkert', events: [1] }],
    );
    expect(changesOf(events, 'termin').map(([eventId]) => eventId)).toEqual([1, 1, 2, 2]);
  });

  it('says nothing of a value that was told again as it was', () => {
    const events = recorded(
      ['assigned', { role: 'FR', user: 'bo', reason: 'sommer' }],
      ['assigned', { role: 'FR', user: 'bo', reason: 'sommer' }],
      ['assigned', { role: 'SP', user: 'bo' }],
    );
    expect(changesOf(events, 'responsible.user')).toEqual([
      [1, 'FR', null, 'bo', 'set'],
      [3, 'SP', null, 'bo', 'set'],
    ]);
  });

  it('keeps twins apart, and what a professional has set before what the register says later', () => {
    const events = recorded(
      [
        'birth-recorded',
        {
          bornAt: '2026-08-20T10:00:00+02:00',
          children: [
            { ref: 'child:1', alive: true },
            { ref: 'child:2', alive: true, bornAt: '2026-08-20T10:20:00+02:00' },
          ],
        },
      ],
      ['birth-corrected', { who: 'child:1', bornAt: '2026-08-20T10:05:00+02:00', source: 'overridden' }],
      ['birth-corrected', { who: 'child:1', bornAt: '2026-08-20T10:07:00+02:00', source: 'registered' }],
    );
    expect(changesOf(events, 'birth.bornAt')).toEqual([
      [1, 'child:1', null, '2026-08-20T10:00:00+02:00', 'set'],
      [1, 'child:2', null, '2026-08-20T10:20:00+02:00', 'set'],
      [2, 'child:1', '2026-08-20T10:00:00+02:00', '2026-08-20T10:05:00+02:00', 'changed'],
    ]);
  });

  it('follows a meeting, a pause and a consent by their own names, and their state with them', () => {
    const events = recorded(
      ['meeting-planned', { meetingId: 'm1', kind: 'ad-hoc', meetingAt: '2026-04-20T10:00:00+02:00' }],
      ['meeting-moved', { meetingId: 'm1', meetingAt: '2026-04-21T10:00:00+02:00', reason: 'sygdom' }],
      ['deadline-paused', { deadlineId: 'F1-01.1', reason: 'rejse', until: '2026-05-01' }],
      ['consent-given', { consentId: 'c1', subject: 'mother' }],
      ['consent-withdrawn', { consentId: 'c1' }],
    );
    expect(
      changesOf(events, 'meeting.meetingAt').map(([, about, before, after]) => [about, before, after]),
    ).toEqual([
      ['m1', null, '2026-04-20T10:00:00+02:00'],
      ['m1', '2026-04-20T10:00:00+02:00', '2026-04-21T10:00:00+02:00'],
    ]);
    expect(changesOf(events, 'deadline.until')).toEqual([[3, 'F1-01.1', null, '2026-05-01', 'set']]);
    expect(changesOf(events, 'consent.state').map(([, , before, after]) => [before, after])).toEqual([
      [null, 'consent-given'],
      ['consent-given', 'consent-withdrawn'],
    ]);
  });

  it('lets no second contact change the first', () => {
    const events = recorded(
      ['contact-recorded', { reached: false }],
      ['contact-recorded', { reached: true }],
    );
    expect(changesOf(events, 'contact-recorded.reached').map(([, , before]) => before)).toEqual([null, null]);
  });

  it('has a row for an act that carries no value at all', () => {
    expect(changesOf(recorded(['help-asked', {}]), 'help-asked')).toEqual([
      [1, null, null, 'help-asked', 'set'],
    ]);
  });

  it('is filtered by act, role and period of recording', () => {
    const events = recorded(
      ['due-date-set', { edd: '2026-08-20', source: 'lmp' }],
      ['assigned', { role: 'FR', user: 'bo' }, 'FR-leader'],
      ['due-date-set', { edd: '2026-08-27', source: 'scan' }],
    );
    const ids = (filter: Parameters<typeof isAskedFor>[0]) =>
      fieldChanges(events, 'pregnancy')
        .filter(isAskedFor(filter))
        .map(({ id }) => id);
    expect(ids({ act: 'assigned' })).toEqual(['2-1']);
    expect(ids({ by: 'FR-leader' })).toEqual(['2-1']);
    expect(ids({ from: '2026-03-03', to: '2026-03-03' })).toEqual(['2-1']);
    expect(ids({ from: '2026-03-04', field: 'termin.edd' })).toEqual(['3-1']);
  });
});
