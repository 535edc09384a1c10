import { civilDateOf } from '../../../calendar/index.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec, Moment } from '../../command-spec.ts';
import { boolean, choice, optional, slug } from '../../field.ts';
import { mergeRefusal } from '../../merging/may-merge.ts';
import { mergeOf } from '../../merging/standing.ts';
import { refuse } from '../../refusal.ts';

/** Two cases become one, or two again, at the moment when somebody says so: the clocks stop and run from there. */
const now = ({ nowMs }: Attempt): Moment => ({ ms: nowMs, on: civilDateOf(nowMs), dateOnly: false });

/** A duplicate goes on in another case, and comes back out of it (issue 8, part 8; decision 24). */
export const mergeCommands: readonly CommandSpec[] = [
  {
    name: 'merge-case',
    title: text('Læg sammen med en anden sag', 'Merge into another case'),
    kinds: ['pregnancy', 'child'],
    fields: {
      into: slug('Sagen, der fortsætter', 'The case that goes on'),
      reason: choice('Begrundelse', 'Reason', {
        'referred-twice': text('Den samme er henvist af flere', 'The same family was referred by several'),
        'opened-twice': text('To enheder har oprettet hver sin sag', 'Two units have each opened a case'),
        'sent-twice': text('Den samme henvisning kom to gange', 'The same referral came twice'),
        other: text('Andet, se bemærkningen', 'Other, see the note'),
      }),
      // Asked for by whoever reads the register of persons; the cases themselves know no numbers.
      samePersonChecked: optional(
        boolean('Kontrolleret, at det er den samme person', 'Checked that it is the same person'),
      ),
    },
    adds: { intoRef: slug('Sagens navn', 'Name of the case') },
    event: 'case-merged',
    check: mergeRefusal,
    produces: (attempt) => {
      const { at: _at, on: _on, ...data } = attempt.data;
      return [
        {
          type: 'case-merged',
          data: { ...data, intoRef: attempt.survivor?.ref ?? '' },
          moment: now(attempt),
        },
      ];
    },
    result: ({ data }) => ({ survivor: data.into ?? null }),
  },
  {
    name: 'split-case',
    title: text('Skil sagerne ad igen', 'Split the cases again'),
    kinds: ['pregnancy', 'child'],
    fields: {
      reason: choice('Begrundelse', 'Reason', {
        'not-the-same': text('Det er ikke den samme familie', 'It is not the same family'),
        mistake: text('Sagerne blev lagt sammen ved en fejl', 'The cases were merged by mistake'),
        other: text('Andet, se bemærkningen', 'Other, see the note'),
      }),
    },
    adds: { from: slug('Sagen, den skilles fra', 'The case that it is split from') },
    event: 'case-split',
    afterClosing: true,
    check: ({ view }) =>
      mergeOf(view.state)
        ? null
        : refuse(
            'PRECONDITION',
            'Sagen er ikke lagt sammen med en anden.',
            'The case is not merged into another.',
            { reason: 'split-case' },
          ),
    produces: (attempt) => {
      const { at: _at, on: _on, ...data } = attempt.data;
      const from = mergeOf(attempt.view.state)?.into ?? '';
      return [{ type: 'case-split', data: { ...data, from }, moment: now(attempt) }];
    },
    result: ({ view }) => ({ survivor: mergeOf(view.state)?.into ?? null }),
  },
];
