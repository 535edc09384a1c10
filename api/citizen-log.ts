import type { CitizenLook } from '../db/read-log-rows.ts';
import { text } from '../domain/text.ts';
import { csvResponse } from './csv.ts';
import { scopeName } from './identity/region.ts';
import type { Language } from './language.ts';
import { purposeName } from './purpose.ts';

/** A day's looks by one organisation for one purpose, in words. */
export const citizenItem = ({ on, scope, purpose, looks }: CitizenLook) => ({
  on,
  organisation: scopeName(scope),
  purpose: purposeName(purpose),
  looks,
});

const words = {
  on: text('Dato', 'Date'),
  organisation: text('Organisation', 'Organisation'),
  purpose: text('Formål', 'Purpose'),
  looks: text('Opslag', 'Looks'),
  file: text('hvem-har-set-sagen', 'who-has-seen-the-case'),
};

/** The same as a file that can be handed to the citizen. */
export const citizenCsv = (rows: readonly CitizenLook[], lang: Language): Response =>
  csvResponse(
    words.file[lang],
    [words.on, words.organisation, words.purpose, words.looks].map((one) => one[lang]),
    rows.map(({ on, scope, purpose, looks }) => [
      on,
      scopeName(scope)[lang],
      purposeName(purpose)[lang],
      looks,
    ]),
  );
