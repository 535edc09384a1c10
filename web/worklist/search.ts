import { carriesCpr } from '../../api/cpr-guard.ts';
import type { Language } from '../../api/language.ts';
import type { WorklistFinds } from '../../api/worklist-question.ts';
import type { Phase } from '../../domain/obligations/phase.ts';
import { catalogue } from '../../domain/rules/catalogue.ts';
import { professionalRoles } from '../../domain/rules/roles.ts';
import { phaseNames, phaseNumbers } from '../text/words.ts';

/** More than this a search does not narrow to. */
const MOST = 40;

const CODE = /^(rule:[A-Z0-9-]{3,10}|role:[A-Z]{2,8}|phase:[a-z-]{3,12}|case:[0-9a-f]{3,32})$/;

/** The codes in an address, of the kind of the first; what is none is left out. */
export function readFinds(find: string): string[] {
  const codes = find.split(',').filter((one) => CODE.test(one));
  const [kind] = (codes[0] ?? '').split(':');
  return codes.filter((one) => one.startsWith(`${kind}:`)).slice(0, MOST);
}

/** Codes as the store is asked for them. */
export function findsOf(codes: readonly string[]): WorklistFinds {
  const of = (kind: string) =>
    codes.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1));
  return { rules: of('rule'), roles: of('role'), phases: of('phase') as Phase[], cases: of('case') };
}

/**
 * What somebody typed, as codes of one kind: a phase, a unit, the code or title of a rule, else the number of a case. Nothing of the words
 * themselves is kept, so that a name or number typed by mistake stays out of addresses. Empty: nothing is called like it.
 */
export function codesFor(typed: string, lang: Language): string[] {
  const said = typed.trim().toLowerCase();
  if (said === '') return [];
  const hex = caseNumberIn(said);
  const speaks = (words: { da: string; en: string }) =>
    words[lang].toLowerCase().includes(said) || words.da.toLowerCase().includes(said);
  const rules = catalogue
    .filter(({ id, title }) => id.toLowerCase().startsWith(said) || (said.length > 2 && speaks(title)))
    .map(({ id }) => `rule:${id}`);
  const roles = Object.entries(professionalRoles)
    .filter(([role, name]) => role.toLowerCase() === said || (said.length > 2 && speaks(name)))
    .map(([role]) => `role:${role}`);
  const phases = (Object.keys(phaseNames) as Phase[])
    .filter(
      (phase) =>
        said === `fase ${phaseNumbers[phase]}` ||
        said === `phase ${phaseNumbers[phase]}` ||
        (said.length > 3 && speaks(phaseNames[phase])),
    )
    .map((phase) => `phase:${phase}`);
  const found = [phases, roles, rules, hex ? [`case:${hex}`] : []].find((codes) => codes.length > 0);
  return (found ?? []).slice(0, MOST);
}

/** The beginning of a case's number: not a personal number, and not a word of these letters (Ada) without saying that it is one. */
export function caseNumberIn(said: string): string | undefined {
  const hex = /^(?:c_|sag |case |(?=.*\d))([0-9a-f]{3,32})$/.exec(said)?.[1];
  return hex === undefined || carriesCpr(hex) ? undefined : hex;
}
