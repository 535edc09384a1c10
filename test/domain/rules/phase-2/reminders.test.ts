import { expect, it } from 'vitest';
import { begin, type Life } from '../../support/life.ts';

/** Termin 15 August 2025 (Esbjerg); the term meeting m1 was held on Friday 6 June, GA 30+0. */
function afterTermMeeting(): Life {
  const life = begin({ at: '2025-03-03T10:00:00+01:00', refer: { edd: '2025-08-15' } });
  life.give('2025-05-12T10:00:00+02:00', 'plan-meeting', {
    meetingId: 'm1',
    kind: 'term',
    meetingAt: '2025-06-06T09:00:00+02:00',
    invitees: ['FR', 'FP'],
  });
  life.give('2025-06-06T12:00:00+02:00', 'hold-meeting', {
    meetingId: 'm1',
    heldAt: '2025-06-06T09:00:00+02:00',
    participants: ['FR', 'FP'],
    consents: [],
  });
  life.give('2025-06-06T13:00:00+02:00', 'decide-measure', {
    measureId: 'k1',
    basis: 'BL32',
    decidedOn: '2025-06-06',
    consent: true,
    placement: false,
    planRequired: true,
    grounds: 'earlier',
  });
  return life;
}

const NOON = '2025-06-06T13:30:00+02:00';

// 9 June 2025 is Whit Monday, 5 June a closed day.
it.each([
  ['F2-07.m1', ['2025-06-07T08 FP breach']],
  [
    'F2-08.m1',
    [
      '2025-06-09T08 SSR reminder',
      '2025-06-11T08 SSR reminder',
      '2025-06-17T08 FP breach',
      '2025-06-17T08 FP-leader breach',
    ],
  ],
  [
    'F2-09.m1',
    [
      '2025-06-10T08 FR reminder',
      '2025-06-11T08 FR breach',
      '2025-06-11T08 FR-leader breach',
      '2025-06-11T08 SSR breach',
    ],
  ],
  ['F2-10.1', ['2025-06-20T08 SSR reminder', '2025-07-05T08 FP breach', '2025-07-05T08 FP-leader breach']],
  [
    'F2-11.1',
    [
      '2025-06-27T08 FR reminder',
      '2025-07-11T08 FR reminder',
      '2025-07-19T08 FR breach',
      '2025-07-19T08 FR-leader breach',
      '2025-07-19T08 FP breach',
    ],
  ],
  [
    'F2-12.k1',
    [
      '2025-07-06T08 FR reminder',
      '2025-08-06T08 FR reminder',
      '2025-08-23T08 FR reminder',
      '2025-09-07T08 FR breach',
      '2025-09-07T08 FR-leader breach',
    ],
  ],
])('%s has its plan of messages as the catalogue names it', (id, plan) => {
  const said = afterTermMeeting()
    .deadline(id, NOON)
    .reminders.filter(({ kind }) => kind !== 'escalation')
    .map(({ at, to, kind }) => `${at.slice(0, 13)} ${to} ${kind}`);
  expect(said).toEqual(plan);
});

it('nobody is reminded of a target of notice once it has passed', () => {
  const life = afterTermMeeting();
  expect(life.deadline('F2-05.m1', NOON)).toMatchObject({ status: 'advisory-missed', reminders: [] });
});
