import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { codeStandsIn, type Programme, programmes } from '../../examination-codes.ts';
import { choice, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { unconsentedExamination } from '../phase-4/examination-consent-guard.ts';

function checkExamination({ view, data }: Attempt): Refusal | null {
  const programme = data.programme as Programme;
  const code = String(data.code);
  const kind = codeStandsIn(programme, code);
  if (kind === null) {
    return refuse(
      'VALIDATION',
      `Koden ${code} hører ikke til programmet «${programmes[programme].title.da}».`,
      `The code ${code} does not belong to the programme “${programmes[programme].title.en}”.`,
      { reason: 'code' },
    );
  }
  return kind === view.kind
    ? null
    : refuse(
        'PRECONDITION',
        kind === 'child'
          ? 'Undersøgelsen hører til barnets sag.'
          : 'Undersøgelsen hører til graviditetens sag.',
        kind === 'child'
          ? "The examination belongs to the child's case."
          : "The examination belongs to the pregnancy's case.",
        { reason: 'programme' },
      );
}

/** Examinations of mother and child, by programme and code (contract, Examination codes). */
export const examinationCommands: readonly CommandSpec[] = [
  {
    name: 'record-examination',
    title: text('Registrér undersøgelse', 'Record an examination'),
    kinds: ['pregnancy', 'child'],
    fields: {
      programme: choice(
        'Program',
        'Programme',
        Object.fromEntries(Object.entries(programmes).map(([name, { title }]) => [name, title])),
      ),
      code: slug('Undersøgelse eller besøg', 'Examination or visit', { max: 16 }),
    },
    event: 'examination-recorded',
    check: (attempt) => checkExamination(attempt) ?? unconsentedExamination(attempt),
  },
];
