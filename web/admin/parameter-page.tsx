import type { Child } from 'hono/jsx';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { SeenParameters } from '../../api/parameters.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { ruleById } from '../../domain/rules/catalogue.ts';
import type { ParameterChange, ParameterInForce } from '../../domain/rules/parameter-changes.ts';
import { parameterGuide } from '../../domain/rules/parameter-guide.ts';
import { groundOf, parameterWords, sourcesOf } from '../../domain/rules/parameter-words.ts';
import type { Parameters } from '../../domain/rules/parameters.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { CommandForm, type FormState } from '../record/form.tsx';
import { adminWords } from '../text/admin.ts';
import { shortDate, shortMoment } from '../text/dates.ts';
import { parameterPageWords as said } from '../text/own-agreement.ts';
import { valueInWords } from './parameter-value.ts';
import { originInWords } from './parameters-page.tsx';

interface Props {
  frame: Frame;
  municipality: string;
  one: ParameterInForce;
  seen: SeenParameters;
  /** Names of colleagues by their login. */
  names: ReadonlyMap<string, string>;
  /** Null for those who may only read. */
  form: FormState | null;
}

/** One value of a municipality's agreement: what it is, what it may be and why, how it came about, and another. */
export const ParameterPage = ({ frame, municipality, one, seen, names, form }: Props) => {
  const { lang } = frame;
  const base = `/organisations/${municipality}/parameters`;
  const title = parameterWords[one.name].title[lang];
  const changes = seen.changes.filter(({ name }) => name === one.name).toReversed();
  return (
    <Page frame={frame} title={title}>
      <BackLink href={base}>
        {said.title[lang]}: {scopeName(municipality)[lang]}
      </BackLink>
      <h1>{title}</h1>
      <Facts lang={lang} one={one} />
      {form ? (
        <section aria-labelledby="change" class="tov-group">
          <h2 id="change" class="h3">
            {said.change[lang]}
          </h2>
          <CommandForm
            lang={lang}
            action={`${base}/${one.name}`}
            state={form}
            submit={said.look[lang]}
            cancel={base}
          />
        </section>
      ) : (
        <p class="tov-muted">{said.notOwn[lang]}</p>
      )}
      <section aria-labelledby="history" class="tov-group">
        <h2 id="history" class="h3">
          {said.history[lang]}
        </h2>
        {changes.length === 0 ? (
          <p class="tov-muted">{said.never[lang]}</p>
        ) : (
          <History lang={lang} changes={changes} names={names} />
        )}
      </section>
    </Page>
  );
};

const Fact = ({ label, children }: { label: string; children: Child }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const Facts = ({ lang, one }: { lang: Language; one: ParameterInForce }) => {
  const { rows, everywhere } = parameterGuide[one.name];
  const ground = groundOf(one.name);
  const sources = sourcesOf(one.name);
  return (
    <dl class="tov-data tov-data--wide">
      <Fact label={said.value[lang]}>
        <strong>{valueInWords(one.name, one.value, lang)}</strong> ({originInWords(one, lang)})
      </Fact>
      {one.coming && (
        <Fact label={said.coming[lang]}>
          {valueInWords(one.name, one.coming.value, lang)}, {shortDate(one.coming.validFromOn, lang)}
        </Fact>
      )}
      <Fact label={said.byDefault[lang]}>{valueInWords(one.name, one.default, lang)}</Fact>
      <Fact label={said.allowed[lang]}>{parameterWords[one.name].allowed[lang]}</Fact>
      {ground && <Fact label={said.ground[lang]}>{ground[lang]}</Fact>}
      {sources.length > 0 && <Fact label={said.source[lang]}>{sources.join('; ')}</Fact>}
      {everywhere ? (
        <Fact label={said.everywhere[lang]}>{everywhere[lang]}</Fact>
      ) : (
        <Fact label={said.readBy[lang]}>
          {rows.map((id, i) => (
            <>
              {i > 0 && ', '}
              <a href={`/rules/${id}`}>{ruleById(id)?.title[lang] ?? id}</a>
            </>
          ))}
        </Fact>
      )}
    </dl>
  );
};

const History = (props: {
  lang: Language;
  changes: readonly ParameterChange[];
  names: ReadonlyMap<string, string>;
}) => {
  const { lang, changes, names } = props;
  const columns = [said.validFrom, said.before, said.after, adminWords.who, adminWords.why];
  return (
    <PlainTable caption={said.history[lang]} columns={columns.map((one) => one[lang])}>
      {changes.map((one) => {
        const name = one.name as keyof Parameters;
        return (
          <tr>
            <td data-title={said.validFrom[lang]}>{shortDate(one.validFromOn, lang)}</td>
            <td data-title={said.before[lang]}>{valueInWords(name, one.before, lang)}</td>
            <td data-title={said.after[lang]}>{valueInWords(name, one.value, lang)}</td>
            <td data-title={adminWords.who[lang]}>
              {names.get(one.by) ?? roleName(one.byRole)[lang]}
              <span class="tov-sub">{shortMoment(parseInstant(one.changedAt) ?? 0, lang)}</span>
            </td>
            <td data-title={adminWords.why[lang]}>{one.reason}</td>
          </tr>
        );
      })}
    </PlainTable>
  );
};
