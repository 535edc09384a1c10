import type { CaseView } from '../../case/case-view.ts';
import { meetingTasksOf } from '../../case/meeting-tasks.ts';
import { text } from '../../text.ts';
import { ALWAYS, type Rule, type Seed } from '../rule.ts';

/** F2-28: one for each task, with its own owner and its own day. */
const taskSeeds = (view: CaseView): readonly Seed[] =>
  meetingTasksOf(view).map(({ id, agreed, owner, dueOn }) => ({
    key: id,
    trigger: agreed,
    base: dueOn,
    responsible: owner,
  }));

/** Phase 2, what a meeting sets its participants to do. */
export const agreedTaskRules: readonly Rule[] = [
  {
    id: 'F2-28',
    kind: 'deadline',
    phase: 2,
    title: text('Opgave aftalt på møde', 'Task agreed at a meeting'),
    nature: 'AFT',
    certainty: 'S',
    responsible: 'FP',
    stands: 'both',
    subject: 'case',
    seeds: taskSeeds,
    openedBy: ['tasks-agreed'],
    occurs: text('én for hver aftalt opgave', 'one for each task agreed'),
    due: { count: 'days', n: 0, startWords: text('den aftalte dag', 'the day agreed') },
    met: [{ by: 'task-completed', same: 'taskId' }],
    remind: [
      { before: { days: 3 }, to: 'responsible' },
      { onTarget: true, to: 'responsible' },
    ],
    versions: [{ validFrom: ALWAYS, source: { text: 'RA § 6; ESB fase 2 (referatets punkter)' } }],
    about: text(
      'Referatet fordeler roller og nævner de initiativer, der skal iværksættes; her får hver af dem en ansvarlig og en dag. Den aftalte rolle er ansvarlig, og er dagen gået, får den og dens leder besked. Påmindelsen tre dage før er vores forslag.',
      'The minutes share out roles and name the initiatives to be taken; here each of them gets an owner and a day. The role agreed on is responsible, and when the day has passed it and its leader are told. The reminder three days before is our proposal.',
    ),
  },
];
