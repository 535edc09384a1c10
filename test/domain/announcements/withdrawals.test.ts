import { expect, it } from 'vitest';
import { withdrawalAnnouncements } from '../../../domain/announcements/withdrawals.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { begin } from '../support/life.ts';

it('tells each unit that a withdrawn consent named, once, and not the family', () => {
  const life = begin({ at: '2025-04-07T10:00:00+02:00', refer: { edd: '2025-09-19' } });
  life.give('2025-04-08T09:00:00+02:00', 'give-consent', {
    consentId: 's1',
    direction: 'disclose',
    subject: 'mother',
    giver: { role: 'mother' },
    receivers: ['SP', 'GP', 'partner'],
    categories: ['health'],
    purpose: 'samarbejde',
    form: 'written',
    givenOn: '2025-04-08',
  });
  const { events } = life.give('2025-04-09T09:00:00+02:00', 'withdraw-consent', { consentId: 's1' });
  const view = viewOf(life.world.get('pregnancy')?.state as CaseState);
  const told = events.flatMap((event) => withdrawalAnnouncements(event, view));
  expect(told.map(({ about, step, to }) => `${about} ${step} ${to}`)).toEqual([
    'consent:s1 s0 SP',
    'consent:s1 s0 GP',
  ]);
  expect(told[0]?.atMs).toBe(Date.parse('2025-04-09T09:00:00+02:00'));
});
