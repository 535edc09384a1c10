import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { Phase } from '../../domain/obligations/phase.ts';
import { professionalRoles } from '../../domain/rules/roles.ts';
import { kindNames, phaseNames, phaseShort, words } from '../text/words.ts';
import { worklistWords } from '../text/worklist.ts';
import { columnNames } from './columns.ts';
import { filterUrl, type WorklistFilter } from './filters.ts';
import { TILES } from './tiles-place.ts';

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
export const FilterForm = ({ lang, filter, municipalities }: Props) => (
  <form
    method="get"
    action="/work"
    class="tov-filters"
    aria-label={worklistWords.filters[lang]}
    hx-get="/work"
    hx-trigger="change, submit"
    hx-target="#worklist"
    hx-select="#worklist"
    hx-select-oob={`#${TILES}`}
    hx-swap="outerHTML"
    hx-push-url="true"
  >
    {(['group', 'find', 'rule', 'assignee', 'waits'] as const).map((name) =>
      filter[name] === '' ? null : <input type="hidden" name={name} value={filter[name]} />,
    )}
    {choicesOf(lang, municipalities).map(({ name, label, options }) => (
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
    <ColumnLinks lang={lang} filter={filter} />
  </form>
);

/** Each column is put in or taken out by a link, so that the choice stands in the address like everything else. */
const ColumnLinks = ({ lang, filter }: { lang: Language; filter: WorklistFilter }) => {
  const chosen = filter.columns.split(',').filter(Boolean);
  return (
    <details class="tov-more">
      <summary>{worklistWords.columns[lang]}</summary>
      <input type="hidden" name="columns" value={filter.columns} />
      <ul class="tov-chips">
        {Object.entries(columnNames).map(([name, title]) => {
          const shown = chosen.includes(name);
          const columns = Object.keys(columnNames)
            .filter((one) => (one === name ? !shown : chosen.includes(one)))
            .join(',');
          return (
            <li>
              <a
                href={filterUrl('/work', filter, { columns })}
                class={shown ? 'tov-chip tov-chip--on' : 'tov-chip'}
                {...(shown ? { 'aria-current': 'true' } : {})}
              >
                {shown ? '✓ ' : '+ '}
                {title[lang]}
              </a>
            </li>
          );
        })}
      </ul>
    </details>
  );
};

function choicesOf(lang: Language, municipalities: readonly string[]): readonly Choice[] {
  const all = ['', words.all[lang]] as const;
  return [
    {
      name: 'scope',
      label: worklistWords.scope[lang],
      options: [
        ['mine', worklistWords.mine[lang]],
        ['reserved', worklistWords.reserved[lang]],
        ['unassigned', worklistWords.unassigned[lang]],
        ['unit', worklistWords.unit[lang]],
        ['all', worklistWords.everybody[lang]],
      ],
    },
    {
      name: 'role',
      label: words.role[lang],
      options: [all, ...Object.entries(professionalRoles).map(([role, name]) => [role, name[lang]] as const)],
    },
    ...(municipalities.length > 1
      ? [
          {
            name: 'municipality' as const,
            label: words.municipality[lang],
            options: [all, ...municipalities.map((one) => [one, scopeName(one)[lang]] as const)],
          },
        ]
      : []),
    {
      name: 'phase',
      label: words.phase[lang],
      options: [
        all,
        ...(Object.keys(phaseNames) as Phase[])
          .filter((phase) => phase !== 'closed')
          .map((phase) => [phase, `${phaseShort(phase)[lang]}: ${phaseNames[phase][lang]}`] as const),
      ],
    },
    {
      name: 'kind',
      label: words.kind[lang],
      options: [all, ['pregnancy', kindNames.pregnancy[lang]], ['child', kindNames.child[lang]]],
    },
  ];
}
