import type { Child } from 'hono/jsx';
import { type DataExport, receiverName } from '../../api/data-export.ts';
import type { Language } from '../../api/language.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { caseNumber } from '../case/case-name.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { tellValue } from '../record/tell-data.tsx';
import { momentInWords, shortDate } from '../text/dates.ts';
import { disclosureWords } from '../text/disclosure.ts';

/** The copy that the citizen gets: plain, printable, in the order of the journal. */
export const ExportPage = ({ frame, copy }: { frame: Frame; copy: DataExport }) => {
  const { lang } = frame;
  const title = disclosureWords.export[lang];
  return (
    <Page frame={frame} title={title}>
      <BackLink href={`/cases/${copy.case}/data-export`}>{disclosureWords.rights[lang]}</BackLink>
      <p class="tov-over">{caseNumber(copy.case, lang)}</p>
      <h1>{title}</h1>
      <p>
        {disclosureWords.exportFor[lang]}: {copy.to.map((who) => receiverName(who)[lang]).join(', ')}.{' '}
        {momentInWords(parseInstant(copy.drawnAt) ?? 0, lang)}.
      </p>
      {copy.person && (
        <p>{[...copy.person.names.slice(-1), ...copy.person.addresses.slice(-1)].join(', ')}</p>
      )}
      <Part id="entries" title={disclosureWords.entries[lang]}>
        <dl class="tov-facts">
          {copy.entries.map((entry) => (
            <div>
              <dt>
                {entry.eventId}. {shortDate(entry.on, lang)}: {entry.title[lang]}
              </dt>
              <dd>
                {entry.said === null
                  ? disclosureWords.other[lang]
                  : entry.said.map(({ label, value, field }) => (
                      <span class="tov-sub">
                        {label[lang]}: {tellValue(field, value, lang)}
                      </span>
                    ))}
                {entry.textHeld && <em class="tov-sub">{disclosureWords.held[lang]}</em>}
              </dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part id="recipients" title={disclosureWords.recipients[lang]}>
        <Lines
          lang={lang}
          rows={copy.recipients.map(
            ({ on, what, to }) => `${shortDate(on, lang)}: ${what[lang]}, ${to[lang]}`,
          )}
        />
      </Part>
      <Part id="looks" title={disclosureWords.looks[lang]}>
        <Lines
          lang={lang}
          rows={copy.looks.map(
            ({ on, organisation, purpose, looks }) =>
              `${shortDate(on, lang)}: ${organisation[lang]}, ${purpose[lang]} (${looks})`,
          )}
        />
      </Part>
      <Part id="rights" title={disclosureWords.yourRights[lang]}>
        <Lines lang={lang} rows={copy.rights.map((one) => one[lang])} />
      </Part>
    </Page>
  );
};

const Part = (props: { id: string; title: string; children: Child }) => (
  <section aria-labelledby={props.id} class="tov-group">
    <h2 id={props.id} class="h3">
      {props.title}
    </h2>
    {props.children}
  </section>
);

const Lines = ({ rows }: { lang: Language; rows: readonly string[] }) =>
  rows.length === 0 ? (
    <p>–</p>
  ) : (
    <ul>
      {rows.map((row) => (
        <li>{row}</li>
      ))}
    </ul>
  );
