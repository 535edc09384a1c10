import { relationToOrganisation } from '../../access/horizon.ts';
import { may } from '../../access/may.ts';
import { authorityIn, type SeenCase } from '../../api/seen-case.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { isListed } from '../../domain/reach/directory.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { text } from '../../domain/text.ts';
import type { PageCall } from '../page-call.ts';
import type { Known, Option } from './form-node.ts';

/** Fields that take somebody of the staff. */
const named = ['user', 'assessors', 'approvedBy'];

/** The same choices, and colleagues by name where a command asks for one. Where nobody is listed the id is typed. */
export async function withColleagues(
  known: Known,
  spec: CommandSpec,
  { deps, caller }: PageCall,
  { state }: SeenCase,
): Promise<Known> {
  const organisation = authorityIn(state);
  const as = relationToOrganisation(caller, organisation);
  if (!named.some((one) => Object.hasOwn(spec.fields, one)) || !may(caller, 'see', { on: 'directory', as }))
    return known;
  const { colleagues } = await deps.ports.directory.directory(organisation);
  const on = civilDateOf(deps.ports.clock());
  const options = colleagues
    .filter((one) => isListed(one, on))
    .map(({ subject, name, roles }): Option => {
      const [role] = roles;
      const unit = role ? roleName(role) : text('', '');
      return [subject, text(`${name} (${unit.da})`, `${name} (${unit.en})`)];
    });
  return options.length === 0
    ? known
    : (path, field) => (named.includes(path) ? options : known(path, field));
}
