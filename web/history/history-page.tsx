import type { Language } from '../../api/language.ts';
import { deadlinesSeen, type SeenCase } from '../../api/seen-case.ts';
import { titleOfEvent } from '../../api/timeline.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { type ChangeFilter, type FieldChange, topicTitle } from '../../domain/case/field-changes.ts';
import type { Json } from '../../domain/json.ts';
import { isPersonId } from '../../domain/persons/person-id.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import type { Text } from '../../domain/text.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { CasePage } from '../case/frame.tsx';
import { Icon } from '../layout/icon.tsx';
import type { Frame } from '../layout/page.tsx';
import { tellValue } from '../record/tell-data.tsx';
import { caseWords } from '../text/case.ts';
import { shortMoment } from '../text/dates.ts';
import { changesCounted, historyWords } from '../text/history.ts';
import { shortPersonId } from '../text/persons.ts';
import { words } from '../text/words.ts';
import { changeQuery } from './filters.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  /** All changes that the reader sees, for what may be chosen. */
  all: readonly FieldChange[];
  /** Those of this page. */
  items: readonly FieldChange[];
  count: number;
  next: string | null;
  filter: ChangeFilter;
}

/** Every change of every value, the newest first, chosen by value, act, role and period. */
export const HistoryPage = (props: Props) => {
  const { frame, stored, nowMs, items, count, next, filter } = props;
  const { lang } = frame;
  const address = `/cases/${stored.state.id}/history`;
  const asOf = frame.lookingBack?.asked ?? null;
  const deadlines = new Map(deadlinesSeen(stored, stored.state, nowMs).map(({ id, title }) => [id, title]));
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="history">
      <p>{historyWords.lead[lang]}</p>
      <Filters {...props} address={address} asOf={asOf} />
      <p class="tov-after-list">
        <strong>{changesCounted(count)[lang]}</strong>{' '}
        <a class="icon-link" href={`${address}.csv${changeQuery(filter, { asOf })}`} download>
          <Icon name="download" />
          {historyWords.csv[lang]}
        </a>
      </p>
      {items.length === 0 ? (
        <p class="tov-empty">{historyWords.empty[lang]}</p>
      ) : (
        <PlainTable
          caption={caseWords.history[lang]}
          columns={[
            historyWords.recorded,
            historyWords.field,
            historyWords.before,
            historyWords.after,
            historyWords.act,
          ].map((one) => one[lang])}
        >
          {items.map((one) => (
            <Row lang={lang} of={one} deadlines={deadlines} />
          ))}
        </PlainTable>
      )}
      {next && (
        <p>
          <a href={`${address}${changeQuery(filter, { asOf, after: next })}`}>{caseWords.more[lang]}</a>
        </p>
      )}
    </CasePage>
  );
};

const Row = (props: { lang: Language; of: FieldChange; deadlines: ReadonlyMap<string, Text> }) => {
  const { lang, of, deadlines } = props;
  const topic = topicTitle(of.topic)[lang];
  const about = of.about === null ? null : aboutWhat(of, deadlines, lang);
  return (
    <tr>
      <td data-title={historyWords.recorded[lang]}>
        <span class="tov-date">{shortMoment(parseInstant(of.recordedAt) ?? 0, lang)}</span>
        <span class="tov-sub">{roleText(of.by, lang)}</span>
      </td>
      <td data-title={historyWords.field[lang]}>
        <strong>{of.label[lang]}</strong>
        {(topic !== of.label[lang] || about) && (
          <span class="tov-sub">
            {[topic === of.label[lang] ? null : topic, about].filter(Boolean).join(', ')}
          </span>
        )}
      </td>
      <td data-title={historyWords.before[lang]}>
        <Value lang={lang} value={of.before} of={of} />
      </td>
      <td data-title={historyWords.after[lang]}>
        <Value lang={lang} value={of.after} of={of} />
      </td>
      <td data-title={historyWords.act[lang]}>
        {titleOfEvent(of.act)[lang]}
        {of.change === 'taken-back' && (
          <span class="tov-status tov-status--quiet">
            {historyWords.takenBack[lang]} {of.undoes}
          </span>
        )}
        {of.from && <span class="tov-sub">{historyWords.carried[lang]}</span>}
      </td>
    </tr>
  );
};

const roleText = (by: string, lang: Language): string => (isRole(by) ? roleName(by) : words.system)[lang];

function aboutWhat(
  { topic, about }: FieldChange,
  deadlines: ReadonlyMap<string, Text>,
  lang: Language,
): string {
  const code = about ?? '';
  if (topic === 'deadline') return deadlines.get(code)?.[lang] ?? code;
  return tellValue({ type: 'slug', label: { da: '', en: '' } }, code, lang);
}

const Value = ({ lang, value, of }: { lang: Language; value: Json | null; of: FieldChange }) => {
  if (value === null) return <span class="tov-muted">{historyWords.nothing[lang]}</span>;
  if (of.field.endsWith('.state') && of.shape === null) return <>{titleOfEvent(String(value))[lang]}</>;
  if (isPersonId(value)) return <>{shortPersonId(value)}</>;
  return <>{tellValue(of.shape ?? { type: 'slug', label: of.label }, value, lang)}</>;
};

const Filters = (props: Props & { address: string; asOf: string | null }) => {
  const { frame, all, filter, address, asOf } = props;
  const { lang } = frame;
  return (
    <form method="get" action={address} class="tov-filters" aria-label={historyWords.filters[lang]}>
      {asOf && <input type="hidden" name="asOf" value={asOf} />}
      <div class="form-group">
        <label class="form-label" for="h-field">
          {historyWords.field[lang]}
        </label>
        <select class="form-select" id="h-field" name="field">
          <option value="">{historyWords.allFields[lang]}</option>
          {topicsOf(all, lang).map(({ topic, title, fields }) => (
            <optgroup label={title}>
              <option value={topic} selected={filter.field === topic}>
                {historyWords.allOf[lang]}: {title}
              </option>
              {fields.map(([field, label]) => (
                <option value={field} selected={filter.field === field}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <Choice
        name="act"
        label={historyWords.act[lang]}
        any={historyWords.allActs[lang]}
        chosen={filter.act}
        options={sortedOptions(all.map(({ act }) => [act, titleOfEvent(act)[lang]]))}
      />
      <Choice
        name="by"
        label={historyWords.role[lang]}
        any={words.all[lang]}
        chosen={filter.by}
        options={sortedOptions(all.map(({ by }) => [by, roleText(by, lang)]))}
      />
      {(['from', 'to'] as const).map((name) => (
        <div class="form-group">
          <label class="form-label" for={`h-${name}`}>
            {historyWords[name][lang]}
          </label>
          <input class="form-input" type="date" id={`h-${name}`} name={name} value={filter[name] ?? ''} />
        </div>
      ))}
      <div class="tov-filter-buttons">
        <button type="submit" class="button button-secondary">
          {words.show[lang]}
        </button>
        <a href={`${address}${changeQuery({}, { asOf })}`}>{historyWords.clear[lang]}</a>
      </div>
    </form>
  );
};

type Options = readonly (readonly [value: string, said: string])[];

const Choice = (props: {
  name: string;
  label: string;
  any: string;
  chosen: string | undefined;
  options: Options;
}) => (
  <div class="form-group">
    <label class="form-label" for={`h-${props.name}`}>
      {props.label}
    </label>
    <select class="form-select" id={`h-${props.name}`} name={props.name}>
      <option value="">{props.any}</option>
      {props.options.map(([value, said]) => (
        <option value={value} selected={value === props.chosen}>
          {said}
        </option>
      ))}
    </select>
  </div>
);

const sortedOptions = (options: Options): Options =>
  [...new Map(options)].sort(([, a], [, b]) => a.localeCompare(b, 'da'));

function topicsOf(all: readonly FieldChange[], lang: Language) {
  const topics = new Map<string, Map<string, string>>();
  for (const { topic, field, label } of all) {
    const fields = topics.get(topic) ?? new Map<string, string>();
    topics.set(topic, fields.set(field, label[lang]));
  }
  return [...topics]
    .map(([topic, fields]) => ({ topic, title: topicTitle(topic)[lang], fields: sortedOptions([...fields]) }))
    .sort((a, b) => a.title.localeCompare(b.title, 'da'));
}
