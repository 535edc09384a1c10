import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelsFor, defaultPreferences, isLegal, type Wish } from '../../../domain/reach/channels.ts';
import { isUrgent, type MessageKind } from '../../../domain/reach/message-kind.ts';

const wishing = (kind: MessageKind, wish: Wish) => ({ ...defaultPreferences, byKind: { [kind]: wish } });

test('everybody gets a mail at once until they choose otherwise', () => {
  expect(channelsFor({ kind: 'document', legal: false, preferences: defaultPreferences })).toEqual([
    'mail',
    'in-app',
  ]);
  expect(
    channelsFor({ kind: 'document', legal: false, preferences: wishing('document', 'daily-digest') }),
  ).toEqual(['daily-digest', 'in-app']);
  expect(channelsFor({ kind: 'reminder', legal: false, preferences: wishing('reminder', 'in-app') })).toEqual(
    ['in-app'],
  );
});

test('what a legal deadline says cannot be turned off or put off, and everything stands in the application', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<MessageKind>('reminder', 'breach', 'escalation', 'emergency', 'vacancy', 'task'),
      fc.constantFrom<Wish>('mail', 'daily-digest', 'in-app'),
      fc.boolean(),
      (kind, wish, legal) => {
        const channels = channelsFor({ kind, legal, preferences: wishing(kind, wish) });
        expect(channels).toContain('in-app');
        const isLimit = ['reminder', 'breach', 'escalation'].includes(kind);
        if (kind === 'emergency' || (legal && isLimit)) expect(channels).toContain('mail');
        else expect(channels.includes('mail')).toBe(wish === 'mail');
      },
    ),
  );
});

test('law and rights are legal, agreements and goals are not', () => {
  expect(isLegal('LOV')).toBe(true);
  expect(isLegal('AFT')).toBe(false);
});

test('a limit counted in hours is urgent in all that it says, a dated one in nothing', () => {
  expect(isUrgent({ kind: 'breach', due: '2026-03-10T14:00:00+01:00' })).toBe(true);
  expect(isUrgent({ kind: 'escalation', due: '2026-03-10T14:00:00+01:00' })).toBe(true);
  expect(isUrgent({ kind: 'breach', due: '2026-03-10' })).toBe(false);
  expect(isUrgent({ kind: 'invitation', due: '2026-03-10T14:00:00+01:00' })).toBe(false);
  expect(isUrgent({ kind: 'emergency', due: null })).toBe(true);
});
