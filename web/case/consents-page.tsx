import type { Child } from 'hono/jsx';
import { receiverName } from '../../api/data-export.ts';
import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { type Consent, consentIsValid, consentsOf } from '../../domain/case/consents.ts';
import { documentTemplates } from '../../domain/documents/registry.ts';
import { derive } from '../../domain/obligations/case-deadlines.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { Icon } from '../layout/icon.tsx';
import type { Frame } from '../layout/page.tsx';
import { formUrl } from '../record/next-act.ts';
import { caseWords } from '../text/case.ts';
import { consentWords, directionNames, formNames } from '../text/consents.ts';
import { shortDate } from '../text/dates.ts';
import { disclosureWords } from '../text/disclosure.ts';
import { whoName } from '../text/persons.ts';
import { categoryNames } from '../text/record.ts';
import { words } from '../text/words.ts';
import { whyUrl } from './due.tsx';
import { CasePage } from './frame.tsx';
import { MeetingCover } from './meeting-cover.tsx';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  /** What each was given for, by the number of its event. */
  purposes: ReadonlyMap<number, string>;
  mayRecord: boolean;
}

/** The consents of a case: by whom, to whom, for what and until when; what each meeting has; and the acts one click away. */
export const ConsentsPage = (props: Props) => {
  const { frame, stored, nowMs, mayRecord } = props;
  const { lang } = frame;
  const { id, kind } = stored.state;
  const consents = consentsOf(viewOf(stored.state)).toReversed();
  const holding = consents.filter((one) => consentIsValid(one, nowMs));
  const over = consents.filter((one) => !holding.includes(one));
  const forms = documentTemplates.filter(
    (one) => one.name.startsWith('consent-') && one.kinds.includes(kind),
  );
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="consents">
      <p>{consentWords.lead[lang]}</p>
      {mayRecord && (
        <p class="tov-buttons tov-buttons--top">
          <a class="button button-primary" href={formUrl(id, 'give-consent')}>
            {consentWords.give[lang]}
          </a>
          <a href={formUrl(id, 'refuse-consent')}>{consentWords.refuse[lang]}</a>
        </p>
      )}
      {consents.length === 0 ? (
        <div class="tov-empty">
          <h2 class="h4">{consentWords.none[lang]}</h2>
          <p>{consentWords.noneLead[lang]}</p>
        </div>
      ) : (
        <Section id="holding" title={consentWords.holds[lang]}>
          {holding.length === 0 ? (
            <p class="tov-muted">{consentWords.noneHolds[lang]}</p>
          ) : (
            <Table {...props} consents={holding} caption={consentWords.holds[lang]} />
          )}
        </Section>
      )}
      {over.length > 0 && (
        <details class="details" open={frame.forPrint}>
          <summary class="details-summary">
            {consentWords.over[lang]} ({over.length})
          </summary>
          <div class="details-text">
            <Table {...props} mayRecord={false} consents={over} caption={consentWords.over[lang]} />
          </div>
        </details>
      )}
      {stored.sight.sees('meetings') && (
        <Section id="covered" title={consentWords.meetings[lang]}>
          <MeetingCover lang={lang} stored={stored} nowMs={nowMs} />
        </Section>
      )}
      <p>
        {consentWords.more[lang]} <a href={`/cases/${id}/disclosures`}>{caseWords.disclosures[lang]}</a>.
      </p>
      {mayRecord && forms.length > 0 && (
        <Section id="forms" title={consentWords.forms[lang]}>
          <p>{consentWords.formsLead[lang]}</p>
          <ul>
            {forms.map(({ name, title }) => (
              <li>
                <a href={`/cases/${id}/documents/new?template=${name}`}>{title[lang]}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </CasePage>
  );
};

const Section = ({ id, title, children }: { id: string; title: string; children: Child }) => (
  <section aria-labelledby={id} class="tov-group">
    <h2 id={id} class="h3">
      {title}
    </h2>
    {children}
  </section>
);

const Table = (props: Props & { consents: readonly Consent[]; caption: string }) => {
  const { frame, consents, caption, ...rest } = props;
  const { lang } = frame;
  const columns = ['what', 'who', 'to', 'until', 'stands'] as const;
  return (
    <PlainTable caption={caption} columns={columns.map((one) => consentWords[one][lang])}>
      {consents.map((consent) => (
        <Row {...rest} lang={lang} consent={consent} />
      ))}
    </PlainTable>
  );
};

interface RowProps extends Omit<Props, 'frame'> {
  lang: Language;
  consent: Consent;
}

const Row = ({ lang, stored, nowMs, purposes, mayRecord, consent }: RowProps) => {
  const { id } = stored.state;
  const lapse = `X-01.${consent.id}`;
  const explained = derive(stored.state).obligations.some((one) => one.id === lapse);
  const until = shortDate(consent.lapsesOn, lang);
  const purpose = purposes.get(consent.fact.id);
  return (
    <tr>
      <td data-title={consentWords.what[lang]}>
        <strong>{directionNames[consent.direction][lang]}</strong>
        <span class="tov-sub">
          {consent.categories.map((code) => categoryNames[code]?.[lang] ?? code).join(', ')}
        </span>
        {purpose && <span class="tov-sub">{purpose}</span>}
      </td>
      <td data-title={consentWords.who[lang]}>
        {whoName(consent.giver)[lang]}
        {consent.subject !== consent.giver && (
          <span class="tov-sub">
            {consentWords.about[lang]} {whoName(consent.subject)[lang].toLowerCase()}
          </span>
        )}
      </td>
      <td data-title={consentWords.to[lang]}>
        {consent.receivers.map((one) => receiverName(one)[lang]).join(', ')}
      </td>
      <td data-title={consentWords.until[lang]}>
        {explained ? (
          <a href={whyUrl(id, lapse)} title={words.why[lang]}>
            {until}
          </a>
        ) : (
          until
        )}
        <span class="tov-sub">
          {consentWords.given[lang]} {shortDate(consent.givenOn, lang)}
          {formNames[consent.form] && `, ${formNames[consent.form]?.[lang]}`}
        </span>
      </td>
      <td data-title={consentWords.stands[lang]}>
        <Standing lang={lang} consent={consent} nowMs={nowMs} />
        {mayRecord && (
          <span class="tov-sub">
            <a href={`${formUrl(id, 'withdraw-consent')}?consentId=${encodeURIComponent(consent.id)}`}>
              {consentWords.withdraw[lang]}
            </a>{' '}
            ·{' '}
            <a href={`${formUrl(id, 'give-consent')}?renews=${encodeURIComponent(consent.id)}`}>
              {consentWords.renew[lang]}
            </a>
          </span>
        )}
      </td>
    </tr>
  );
};

const Standing = ({ lang, consent, nowMs }: { lang: Language; consent: Consent; nowMs: number }) => {
  const { withdrawnMs, blockedMs } = consent;
  if (consentIsValid(consent, nowMs))
    return (
      <span class="tov-status tov-status--met">
        <Icon name="check" />
        {disclosureWords.valid[lang]}
      </span>
    );
  const [word, ms] =
    withdrawnMs !== null && withdrawnMs <= nowMs
      ? [disclosureWords.withdrawn, withdrawnMs]
      : blockedMs !== null && blockedMs <= nowMs
        ? [disclosureWords.blocked, blockedMs]
        : [disclosureWords.lapsed, null];
  return (
    <span class="tov-status tov-status--quiet">
      <Icon name="close" />
      {word[lang]}
      {ms !== null && ` ${shortDate(civilDateOf(ms), lang)}`}
    </span>
  );
};
