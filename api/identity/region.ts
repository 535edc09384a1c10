import type { Text } from '../../domain/text.ts';
import { text } from '../../domain/text.ts';

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

export const isMunicipality = (scope: string): boolean => Object.hasOwn(municipalities, scope);
export const isRegion = (scope: string): boolean => Object.hasOwn(regions, scope);

/** The name of a municipality or region for people; the scope itself when it is unknown. */
export function scopeName(scope: string): Text {
  const municipality = Object.hasOwn(municipalities, scope) ? municipalities[scope] : undefined;
  if (municipality) return text(`${municipality} Kommune`, `${municipality} municipality`);
  const region = Object.hasOwn(regions, scope) ? regions[scope] : undefined;
  return region?.name ?? text(scope, scope);
}
