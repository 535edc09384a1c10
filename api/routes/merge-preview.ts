import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/index.ts';
import type { Moves } from '../../domain/case/merging/preview.ts';
import { mergeOf } from '../../domain/case/merging/standing.ts';
import { text } from '../../domain/text.ts';
import { caseOf } from '../call.ts';
import { previewOf, survivorFor } from '../merge.ts';
import { comparePersons, mustCheckPerson } from '../merge-persons.ts';
import { no } from '../refused.ts';
import { route } from '../route.ts';
import { titleOfEvent } from '../timeline.ts';

const moves = ({ opened, moved, met, ended }: Moves) => ({
  opened,
  moved: moved.map(({ deadline, before, after }) => ({
    id: deadline.id,
    title: deadline.title,
    before,
    after,
  })),
  met: met.map(({ id, title }) => ({ id, title })),
  ended: ended.map(({ id, title }) => ({ id, title })),
});

/** What merging this case into another would do; of a case that is merged, what splitting them would. */
export const previewCaseMerge = route({
  method: 'get',
  path: '/v1/cases/{id}/merge-preview',
  operationId: 'previewCaseMerge',
  summary: text('Hvad der sker, hvis sagen lægges sammen med en anden', 'What merging the case would do'),
  tag: 'cases',
  query: z.object({ into: z.string().max(64).optional() }),
  answer: 'object',
  async handle(call) {
    const duplicate = await caseOf(call);
    const into = mergeOf(duplicate.state)?.into ?? call.query.into;
    if (into === undefined)
      throw no(422, 'VALIDATION', 'Feltet «into» mangler.', 'The field “into” is missing.', {
        reason: 'into',
      });
    const survivor = await survivorFor(call, duplicate, into);
    const preview = previewOf(call, { duplicate, survivor });
    const act = mergeOf(duplicate.state) ? 'split' : 'merge';
    const persons = act === 'merge' ? await comparePersons(call.ports, { duplicate, survivor }) : [];
    const strong = persons.filter(({ standing }) => standing === 'different');
    return call.c.json({
      act,
      duplicate: { id: duplicate.state.id, ...moves(preview.duplicate) },
      survivor: { id: survivor.state.id, ...moves(preview.survivor) },
      refusal: preview.refusal,
      events: preview.events.map(({ type, at, dateOnly }) => ({
        type,
        title: titleOfEvent(type),
        at,
        dateOnly: dateOnly === true,
      })),
      known: preview.known,
      warnings: [...strong.map(({ message }) => message), ...preview.warnings],
      // That the numbers differ, not what they are: those stand on the page of persons, for whoever may see them.
      persons: persons.map(({ who, standing, message }) => ({ who, standing, message })),
      mustConfirm: mustCheckPerson(persons) ? ['samePersonChecked'] : [],
      asOf: formatInstant(call.ports.clock() + duplicate.clockOffsetMs),
    });
  },
});
