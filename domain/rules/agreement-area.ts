import { type Text, text } from '../text.ts';

/** The municipalities of Region Syddanmark, which share the agreement with the family clinic. */
export const municipalities: Readonly<Record<string, string>> = {
  assens: 'Assens',
  billund: 'Billund',
  esbjerg: 'Esbjerg',
  fanoe: 'Fanø',
  fredericia: 'Fredericia',
  'faaborg-midtfyn': 'Faaborg-Midtfyn',
  haderslev: 'Haderslev',
  kerteminde: 'Kerteminde',
  kolding: 'Kolding',
  langeland: 'Langeland',
  middelfart: 'Middelfart',
  nordfyns: 'Nordfyns',
  nyborg: 'Nyborg',
  odense: 'Odense',
  svendborg: 'Svendborg',
  soenderborg: 'Sønderborg',
  toender: 'Tønder',
  varde: 'Varde',
  vejen: 'Vejen',
  vejle: 'Vejle',
  aeroe: 'Ærø',
  aabenraa: 'Aabenraa',
};

/** A region and the municipalities whose families its clinic follows. */
export const regions: Readonly<Record<string, { name: Text; municipalities: readonly string[] }>> = {
  syddanmark: {
    name: text('Region Syddanmark', 'Region of Southern Denmark'),
    municipalities: Object.keys(municipalities),
  },
};

/** The region whose agreement a municipality has joined, or null. */
export const regionOf = (municipality: string): string | null =>
  Object.keys(regions).find((region) => regions[region]?.municipalities.includes(municipality)) ?? null;

/** The code of a municipality as people write it (`Aabenraa`, `Aabenraa Kommune`, `aabenraa`); null for any other place. */
export function municipalityCode(said: unknown): string | null {
  if (typeof said !== 'string') return null;
  const name = said
    .trim()
    .toLowerCase()
    .replace(/ kommune$/, '');
  if (Object.hasOwn(municipalities, name)) return name;
  return Object.keys(municipalities).find((code) => municipalities[code]?.toLowerCase() === name) ?? null;
}

/** Whether a login can be of it: a municipality or region of the agreement, by code. */
export const isOrganisation = (code: unknown): code is string =>
  typeof code === 'string' && (Object.hasOwn(municipalities, code) || Object.hasOwn(regions, code));

/** Municipalities and regions by code, as a choice. */
export const organisationNames: Readonly<Record<string, Text>> = {
  ...Object.fromEntries(
    Object.entries(municipalities).map(([code, name]) => [
      code,
      text(`${name} Kommune`, `${name} municipality`),
    ]),
  ),
  ...Object.fromEntries(Object.entries(regions).map(([code, { name }]) => [code, name])),
};
