import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { invitationIcs, mailboxOf, uidOfMeeting } from '../../worker/delivery/kinds/invitation-ics.ts';

// Autumn and spring: the offset of Copenhagen is not the same on both days.
const START_MS = Date.parse('2025-10-24T11:00:00Z');
const CASE = 'c_0123456789abcdef0123456789abcdef';

const ics = (more: Partial<Parameters<typeof invitationIcs>[0]> = {}): string =>
  invitationIcs({
    method: 'REQUEST',
    sequence: 0,
    startMs: START_MS,
    endMs: START_MS + 3_600_000,
    uid: uidOfMeeting(CASE, 'm1'),
    url: `https://tovholder.example.dk/cases/${CASE}/meetings/m1`,
    stampMs: Date.parse('2025-09-15T07:00:00.123Z'),
    organizer: 'besked@tovholder.example.dk',
    attendee: 'sundhedssocialraadgiver.familieambulatoriet@region.example.dk',
    ...more,
  });

/** Strict: every line ended by CRLF, none longer than 75 octets, nothing that the parser has to forgive. */
function parsed(text: string) {
  const lines = text.split('\r\n');
  expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([]);
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [event, second] = calendar.getAllSubcomponents('vevent');
  if (!event || second) throw new Error('one event is expected');
  return { calendar, event, first: (name: string) => String(event.getFirstPropertyValue(name)) };
}

describe('an invitation for calendars', () => {
  it('is read by a strict parser, with its lines folded and its moments in UTC', () => {
    const text = ics();
    const { calendar, event, first } = parsed(text);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(first('dtstart')).toBe('2025-10-24T11:00:00Z');
    expect(first('dtend')).toBe('2025-10-24T12:00:00Z');
    expect(text).toMatch(/^DTSTAMP:20250915T070000Z\r$/m);
    expect(first('summary')).toBe('Møde – se Tovholder');
    expect(first('url')).toBe(`https://tovholder.example.dk/cases/${CASE}/meetings/m1`);
    expect(first('organizer').toLowerCase()).toBe('mailto:besked@tovholder.example.dk');
    expect(
      event.getAllProperties('attendee').map((one) => String(one.getFirstValue()).toLowerCase()),
    ).toEqual(['mailto:sundhedssocialraadgiver.familieambulatoriet@region.example.dk']);
  });

  it('keeps its name while its sequence rises, and is taken back under the same name', () => {
    const told = [
      ics(),
      ics({ sequence: 1, startMs: START_MS + 86_400_000 }),
      ics({ sequence: 2, method: 'CANCEL' }),
    ];
    const events = told.map((text) => parsed(text));
    expect(new Set(events.map(({ first }) => first('uid'))).size).toBe(1);
    expect(events.map(({ first }) => first('sequence'))).toEqual(['0', '1', '2']);
    expect(events.map(({ calendar }) => calendar.getFirstPropertyValue('method'))).toEqual([
      'REQUEST',
      'REQUEST',
      'CANCEL',
    ]);
    expect(events.map(({ first }) => first('status'))).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
  });

  it('has another name for another meeting, from which neither case nor meeting can be read', () => {
    const uids = [uidOfMeeting(CASE, 'm1'), uidOfMeeting(CASE, 'm2'), uidOfMeeting(`${CASE}0`, 'm1')];
    expect(new Set(uids).size).toBe(3);
    expect(uids[0]).not.toContain(CASE);
  });

  it('holds nothing but when, where to read on, and the two mailboxes', () => {
    const { event } = parsed(ics());
    expect(
      event
        .getAllProperties()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(
      [
        'attendee',
        'dtend',
        'dtstamp',
        'dtstart',
        'organizer',
        'sequence',
        'status',
        'summary',
        'uid',
        'url',
      ].sort(),
    );
  });

  it('names no attendee where it goes to no mailbox', () => {
    const text = invitationIcs({
      method: 'REQUEST',
      sequence: 0,
      startMs: START_MS,
      endMs: START_MS + 3_600_000,
      uid: 'u',
      url: 'https://tovholder.example.dk/',
      stampMs: START_MS,
      organizer: 'a@example.dk',
    });
    expect(parsed(text).event.getAllProperties('attendee')).toEqual([]);
  });

  it.each([
    ['Tovholder <besked@example.dk>', 'besked@example.dk'],
    ['besked@example.dk', 'besked@example.dk'],
    ['"Tov, holder" <besked@example.dk> ', 'besked@example.dk'],
  ])('reads the mailbox of %s', (from, mailbox) => {
    expect(mailboxOf(from)).toBe(mailbox);
  });
});
