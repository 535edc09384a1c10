import { receiverName } from '../../api/data-export.ts';
import type { ReceiptRow } from '../../api/disclosure-ports.ts';
import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf, formatInstant, parseInstant } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { type Consent, consentIsValid, consentsOf } from '../../domain/case/consents.ts';
import { restrictionAt } from '../../domain/disclosure/restriction.ts';
import { senders } from '../../domain/disclosure/senders.ts';
import { deadlinesOf } from '../../domain/obligations/deadline.ts';
import type { Text } from '../../domain/text.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { whyUrl } from '../case/due.tsx';
import { CasePage } from '../case/frame.tsx';
import type { Frame } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { shortDate, shortMoment } from '../text/dates.ts';
import { disclosureWords, groundNames } from '../text/disclosure.ts';
import { categoryNames } from '../text/record.ts';
import { words } from '../text/words.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  receipts: readonly ReceiptRow[];
}

/** Which consents hold, when they are renewed, and what has left the case on which ground. */
export const DisclosuresPage = ({ frame, stored, nowMs, receipts }: Props) => {
  const { lang } = frame;
  const view = viewOf(stored.state);
  return (
    <CasePage
      frame={frame}
      stored={stored}
      nowMs={nowMs}
      tab="disclosures"
      notice={
        restrictionAt(view, nowMs) && (
          <Alert lang={lang} variant="warning" heading={disclosureWords.restricted[lang]}>
            {disclosureWords.restrictedLead[lang]}
          </Alert>
        )
      }
    >
      <p>{disclosureWords.lead[lang]}</p>
      {stored.sight.sees('consents') && (
        <section aria-labelledby="consents" class="tov-group">
          <h2 id="consents" class="h3">
            {disclosureWords.consents[lang]}
          </h2>
          <Consents lang={lang} stored={stored} nowMs={nowMs} />
        </section>
      )}
      <section aria-labelledby="receipts" class="tov-group">
        <h2 id="receipts" class="h3">
          {disclosureWords.receipts[lang]}
        </h2>
        <Receipts lang={lang} rows={receipts} />
      </section>
    </CasePage>
  );
};

const Consents = ({ lang, stored, nowMs }: { lang: Language; stored: SeenCase; nowMs: number }) => {
  const consents = consentsOf(viewOf(stored.state));
  const deadlines = deadlinesOf(stored.state, nowMs);
  if (consents.length === 0) return <p>{disclosureWords.noConsents[lang]}</p>;
  const { to, what, given, lapses, stands, renewed } = disclosureWords;
  return (
    <PlainTable
      caption={disclosureWords.consents[lang]}
      columns={[to, what, given, lapses, stands, renewed].map((one) => one[lang])}
    >
      {consents.map((consent) => {
        const lapse = deadlines.find(({ id }) => id === `X-01.${consent.id}`);
        const reminders = lapse?.reminders ?? [];
        const ahead = reminders.filter(({ kind }) => kind === 'reminder');
        const days = [...new Set(ahead.map(({ at }) => civilDateOf(parseInstant(at) ?? 0)))];
        return (
          <tr>
            <td data-title={to[lang]}>
              {consent.receivers.map((one) => receiverName(one)[lang]).join(', ')}
            </td>
            <td data-title={what[lang]}>{categoriesInWords(consent.categories, lang)}</td>
            <td data-title={given[lang]}>{shortDate(consent.givenOn, lang)}</td>
            <td data-title={lapses[lang]}>
              {lapse ? (
                <a href={whyUrl(stored.state.id, lapse.id)} title={words.why[lang]}>
                  {shortDate(consent.lapsesOn, lang)}
                </a>
              ) : (
                shortDate(consent.lapsesOn, lang)
              )}
            </td>
            <td data-title={stands[lang]}>{standingOf(consent, nowMs)[lang]}</td>
            <td data-title={renewed[lang]}>
              {days.length === 0 ? '–' : days.map((on) => shortDate(on, lang)).join(', ')}
            </td>
          </tr>
        );
      })}
    </PlainTable>
  );
};

const categoriesInWords = (codes: readonly string[], lang: Language): string =>
  codes.map((code) => categoryNames[code]?.[lang] ?? code).join(', ');

function standingOf(consent: Consent, nowMs: number): Text {
  if (consentIsValid(consent, nowMs)) return disclosureWords.valid;
  if (consent.withdrawnMs !== null && consent.withdrawnMs <= nowMs) return disclosureWords.withdrawn;
  return consent.blockedMs !== null && consent.blockedMs <= nowMs
    ? disclosureWords.blocked
    : disclosureWords.lapsed;
}

const Receipts = ({ lang, rows }: { lang: Language; rows: readonly ReceiptRow[] }) => {
  if (rows.length === 0) return <p>{disclosureWords.noReceipts[lang]}</p>;
  const { when, what, to, ground, told } = disclosureWords;
  return (
    <PlainTable
      caption={disclosureWords.receipts[lang]}
      columns={[when, what, to, ground, told].map((one) => one[lang])}
    >
      {rows.map(({ at, sender, recipient, detail, toldAt }) => {
        const basis = detail?.basis ?? senders[sender].ground;
        return (
          <tr>
            <td data-title={when[lang]}>
              <time datetime={formatInstant(at.getTime())}>{shortMoment(at.getTime(), lang)}</time>
            </td>
            <td data-title={what[lang]}>
              {senders[sender].title[lang]}
              {detail?.categories && (
                <span class="tov-sub">{categoriesInWords(detail.categories, lang)}</span>
              )}
            </td>
            <td data-title={to[lang]}>{receiverName(recipient)[lang]}</td>
            <td data-title={ground[lang]}>
              {groundNames[basis]?.[lang] ?? basis}
              {detail?.reference && <span class="tov-sub">{detail.reference}</span>}
            </td>
            <td data-title={told[lang]}>{toldAt === null ? '–' : shortMoment(toldAt.getTime(), lang)}</td>
          </tr>
        );
      })}
    </PlainTable>
  );
};
