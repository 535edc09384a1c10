import { describe, expect, it } from 'vitest';
import { deadlinesOf } from '../../../../domain/obligations/deadline.ts';
import type { Life } from '../../support/life.ts';
import { esbjerg, hold, plan } from './meeting-life.ts';

// Held on Thursday 2 October 2025; the task is due on Wednesday the 15th.
const HELD_AT = '2025-10-02T13:00:00+02:00';
const AGREED_AT = '2025-10-02T15:00:00+02:00';
const task = { what: 'Søg om støtteperson', owner: 'VM', dueOn: '2025-10-15' };

function held(): Life {
  const life = esbjerg();
  plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'first-coordination', HELD_AT);
  hold(life, 'm1', HELD_AT);
  return life;
}

const agree = (life: Life, tasks: object[], at = AGREED_AT) =>
  life.give(at, 'agree-tasks', { meetingId: 'm1', tasks: tasks as never });

const state = (life: Life) => {
  const lived = life.world.get('pregnancy');
  if (!lived) throw new Error('no case');
  return lived;
};

describe('a task agreed at a meeting (F2-28)', () => {
  it('is a deadline of the role that took it, on the day agreed, under an id of its own', () => {
    const life = held();
    const { events, changes } = agree(life, [task, { ...task, owner: 'SP', taskId: 'visit' }]);
    expect(events[0]?.data.tasks).toMatchObject([{ taskId: 't1' }, { taskId: 'visit' }]);
    expect(changes.opened).toEqual(['F2-28.t1', 'F2-28.visit']);
    expect(life.deadline('F2-28.t1', AGREED_AT)).toMatchObject({
      responsible: 'VM',
      dueOn: '2025-10-15',
      targetOn: '2025-10-15',
      dueAt: null,
      nature: 'AFT',
      status: 'open',
    });
    expect(life.deadline('F2-28.visit', AGREED_AT).responsible).toBe('SP');
  });

  it('reminds its owner three days before and on the day, and tells owner and leader when it has passed', () => {
    const life = held();
    agree(life, [task]);
    expect(
      life
        .deadline('F2-28.t1', AGREED_AT)
        .reminders.map(({ at, to, kind }) => `${at.slice(0, 16)} ${kind} ${to}`)
        .slice(0, 4),
    ).toEqual([
      '2025-10-12T08:00 reminder VM',
      '2025-10-15T08:00 reminder VM',
      '2025-10-16T08:00 breach VM',
      '2025-10-16T08:00 breach VM-leader',
    ]);
    expect(life.deadline('F2-28.t1', '2025-10-13T09:00:00+02:00').status).toBe('due-soon');
    expect(life.deadline('F2-28.t1', '2025-10-16T09:00:00+02:00').status).toBe('overdue');
  });

  it('is met by being done, and only that one', () => {
    const life = held();
    agree(life, [task, { ...task, dueOn: '2025-10-20' }]);
    const { changes } = life.give('2025-10-14T10:00:00+02:00', 'complete-task', { taskId: 't1' });
    expect(changes.met).toEqual(['F2-28.t1']);
    expect(life.deadline('F2-28.t2', '2025-10-14T11:00:00+02:00').status).toBe('open');
    expect(life.refused('2025-10-14T12:00:00+02:00', 'complete-task', { taskId: 't1' })).toBe('PRECONDITION');
  });

  it('that is agreed again keeps counting its ids, also after a retraction', () => {
    const life = held();
    const first = agree(life, [task]);
    life.give('2025-10-03T09:00:00+02:00', 'retract', { eventId: first.events[0]?.id ?? 0, reason: 'fejl' });
    expect(agree(life, [task], '2025-10-03T10:00:00+02:00').events[0]?.data.tasks).toMatchObject([
      { taskId: 't2' },
    ]);
    expect(
      life.refused('2025-10-03T11:00:00+02:00', 'agree-tasks', {
        meetingId: 'm1',
        tasks: [{ ...task, taskId: 't1' }],
      }),
    ).toBe('DUPLICATE');
  });

  it.each<[string, string, object]>([
    ['of a meeting nobody planned', 'NOT_FOUND', { meetingId: 'm9', tasks: [task] }],
    [
      'due before the meeting',
      'PRECONDITION',
      { meetingId: 'm1', tasks: [{ ...task, dueOn: '2025-10-01' }] },
    ],
    ['without words', 'VALIDATION', { meetingId: 'm1', tasks: [{ owner: 'VM', dueOn: '2025-10-15' }] }],
    ['for the family', 'VALIDATION', { meetingId: 'm1', tasks: [{ ...task, owner: 'mother' }] }],
    [
      'twice under one id',
      'DUPLICATE',
      {
        meetingId: 'm1',
        tasks: [
          { ...task, taskId: 'a' },
          { ...task, taskId: 'a' },
        ],
      },
    ],
    ['none at all', 'VALIDATION', { meetingId: 'm1', tasks: [] }],
  ])('%s is %s', (_what, code, data) => {
    expect(held().refused(AGREED_AT, 'agree-tasks', data as never)).toBe(code);
  });

  it('cannot be agreed before the meeting was held, nor done when nobody knows it', () => {
    const life = esbjerg();
    plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'first-coordination', HELD_AT);
    const at = '2025-09-11T09:00:00+02:00';
    expect(life.refused(at, 'agree-tasks', { meetingId: 'm1', tasks: [task] })).toBe('WRONG_ORDER');
    expect(life.refused(at, 'complete-task', { taskId: 't1' })).toBe('NOT_FOUND');
  });

  it('leaves its words out of the live case', () => {
    const life = held();
    agree(life, [task]);
    expect(JSON.stringify(state(life).state)).not.toContain('støtteperson');
    expect(JSON.stringify(deadlinesOf(state(life).state, 0))).not.toContain('støtteperson');
  });
});
