import { municipalities, regions } from '../../domain/rules/agreement-area.ts';
import { type Text, text } from '../../domain/text.ts';

export { municipalities, regions };

export const isMunicipality = (scope: string): boolean => Object.hasOwn(municipalities, scope);
export const isRegion = (scope: string): boolean => Object.hasOwn(regions, scope);

/** The name of a municipality or region for people; the scope itself when it is unknown. */
export function scopeName(scope: string): Text {
  const municipality = Object.hasOwn(municipalities, scope) ? municipalities[scope] : undefined;
  if (municipality) return text(`${municipality} Kommune`, `${municipality} municipality`);
  const region = Object.hasOwn(regions, scope) ? regions[scope] : undefined;
  return region?.name ?? text(scope, scope);
}
