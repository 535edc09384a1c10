import { criterionCodes } from '../../../rules/inclusion/criteria.ts';
import { exposureFromData, exposuresOf, pregnancyOf } from '../../../rules/inclusion/exposure.ts';
import { proposalAsJson, proposeInclusion } from '../../../rules/inclusion/propose-inclusion.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { choice, list, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { exposureFields } from './exposure-fields.ts';

const unknownCode = (code: string): Refusal =>
  refuse('VALIDATION', `Koden ${code} findes ikke i Bilag 1.`, `There is no code ${code} in Bilag 1.`, {
    reason: code,
    source: 'RA Bilag 1',
  });

function checkExposure({ data }: Attempt): Refusal | null {
  if (typeof data.code === 'string' && !criterionCodes.has(data.code)) return unknownCode(data.code);
  return typeof data.from === 'string' && typeof data.to === 'string' && data.to < data.from
    ? refuse('VALIDATION', 'Perioden slutter før den begynder.', 'The period ends before it begins.', {
        reason: 'to',
      })
    : null;
}

/** The proposal with this exposure among what the case already knows; a person confirms it. */
function proposal({ view, data, moment }: Attempt) {
  const exposures = [...exposuresOf(view), exposureFromData(data, moment.on)];
  return proposalAsJson(proposeInclusion(exposures, pregnancyOf(view), view.parameters.cannabis));
}

/** Exposure of the unborn child, and whether it brings mother or child into the clinic's programme (catalogue §4.2). */
export const exposureCommands: readonly CommandSpec[] = [
  {
    name: 'record-exposure',
    title: text('Registrér eksponering', 'Record exposure'),
    kinds: ['pregnancy', 'child'],
    fields: exposureFields,
    event: 'exposure-recorded',
    check: checkExposure,
    relayed: 'children',
    result: proposal,
  },
  {
    name: 'confirm-inclusion',
    title: text('Bekræft inklusion', 'Confirm inclusion'),
    kinds: ['pregnancy', 'child'],
    fields: {
      included: choice('Inkluderet', 'Included', {
        yes: text('Ja', 'Yes'),
        no: text('Nej', 'No'),
        uncertain: text('Uafklaret', 'Uncertain'),
      }),
      codes: list('Koder', 'Codes', slug('Kode', 'Code', { max: 4 })),
    },
    event: 'inclusion-confirmed',
    check: ({ data }) => {
      const codes = Array.isArray(data.codes) ? data.codes.map(String) : [];
      const unknown = codes.find((code) => !criterionCodes.has(code));
      return unknown === undefined ? null : unknownCode(unknown);
    },
  },
];
