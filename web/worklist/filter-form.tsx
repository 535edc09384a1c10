import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { professionalRoles } from '../../domain/rules/roles.ts';
import { kindNames, words } from '../text/words.ts';
import { worklistWords } from '../text/worklist.ts';
import type { WorklistFilter } from './filters.ts';

interface Props {
  lang: Language;
  filter: WorklistFilter;
  municipalities: readonly string[];
}

interface Choice {
  name: keyof WorklistFilter;
  label: string;
  options: readonly (readonly [string, string])[];
}

/** Filters in the address; with scripts the list follows every choice, without them the button does. */
export const FilterForm = ({ lang, filter, municipalities }: Props) => {
  const choices: readonly Choice[] = [
    {
      name: 'scope',
      label: worklistWords.scope[lang],
      options: [
        ['mine', worklistWords.mine[lang]],
        ['unassigned', worklistWords.unassigned[lang]],
        ['all', worklistWords.everybody[lang]],
      ],
    },
    {
      name: 'role',
      label: words.role[lang],
      options: [
        ['', words.all[lang]],
        ...Object.entries(professionalRoles).map(([role, name]) => [role, name[lang]] as const),
      ],
    },
    ...(municipalities.length > 1
      ? [
          {
            name: 'municipality' as const,
            label: words.municipality[lang],
            options: [
              ['', words.all[lang]] as const,
              ...municipalities.map((one) => [one, scopeName(one)[lang]] as const),
            ],
          },
        ]
      : []),
    {
      name: 'kind',
      label: words.kind[lang],
      options: [
        ['', words.all[lang]],
        ['pregnancy', kindNames.pregnancy[lang]],
        ['child', kindNames.child[lang]],
      ],
    },
  ];
  return (
    <form
      method="get"
      action="/work"
      class="tov-filters"
      aria-label={worklistWords.filters[lang]}
      hx-get="/work"
      hx-trigger="change, submit"
      hx-target="#worklist"
      hx-select="#worklist"
      hx-swap="outerHTML"
      hx-push-url="true"
    >
      {filter.group !== '' && <input type="hidden" name="group" value={filter.group} />}
      {choices.map(({ name, label, options }) => (
        <div class="form-group">
          <label class="form-label" for={`filter-${name}`}>
            {label}
          </label>
          <select class="form-select" id={`filter-${name}`} name={name}>
            {options.map(([value, text]) => (
              <option value={value} selected={filter[name] === value}>
                {text}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div class="tov-filter-buttons">
        <button type="submit" class="button button-secondary">
          {words.show[lang]}
        </button>
        <a href="/work">{worklistWords.clear[lang]}</a>
      </div>
    </form>
  );
};
