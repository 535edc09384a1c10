import type { ShownPerson } from '../../api/case-persons.ts';
import type { Language } from '../../api/language.ts';
import { addressReasons } from '../../api/protected-address.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { CasePage } from '../case/frame.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Icon } from '../layout/icon.tsx';
import type { Frame } from '../layout/page.tsx';
import { dateInWords } from '../text/dates.ts';
import { duplicateWords } from '../text/duplicates.ts';
import { personWords, shortPersonId, whoName } from '../text/persons.ts';

/** An address that was asked for and put on record. */
export interface AskedAddress {
  personId: string;
  address: string | null;
}

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  persons: readonly ShownPerson[];
  asked: AskedAddress | null;
}

/** Who is who in a case. */
export const CasePersonsPage = ({ frame, stored, nowMs, persons, asked }: Props) => {
  const { lang } = frame;
  const columns = ['who', 'name', 'number', 'custody', 'address'] as const;
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="persons">
      <p>{personWords.lead[lang]}</p>
      {persons.length === 0 ? (
        <p class="tov-empty">{personWords.none[lang]}</p>
      ) : (
        <table class="table table--compact table-md-responsive-headers tov-table">
          <caption class="sr-only">{personWords.tab[lang]}</caption>
          <thead>
            <tr>
              {columns.map((one) => (
                <th scope="col">{personWords[one][lang]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {persons.map((person) => (
              <PersonRow lang={lang} caseId={stored.state.id} person={person} asked={asked} />
            ))}
          </tbody>
        </table>
      )}
      <p>
        <a href={`/cases/${stored.state.id}/duplicates`}>{duplicateWords.look[lang]}</a>
      </p>
    </CasePage>
  );
};

interface RowProps {
  lang: Language;
  caseId: string;
  person: ShownPerson;
  asked: AskedAddress | null;
}

const PersonRow = ({ lang, caseId, person, asked }: RowProps) => (
  <tr>
    <td data-title={personWords.who[lang]}>
      {whoName(person.who)[lang]}
      {person.personId !== null && <span class="tov-sub">{shortPersonId(person.personId)}</span>}
      {person.relations.map((one) => (
        <span class="tov-sub">
          {[one.relation && whoName(one.relation)[lang], one.to && whoName(one.to)[lang]]
            .filter((part) => part)
            .join(' – ')}
          {one.until && ` (${personWords.until[lang]} ${dateInWords(one.until, lang)})`}
        </span>
      ))}
    </td>
    <td data-title={personWords.name[lang]}>
      {person.name ?? '–'}
      {person.formerNames.length > 0 && (
        <span class="tov-sub">
          {personWords.former[lang]}: {person.formerNames.join(', ')}
        </span>
      )}
    </td>
    <td data-title={personWords.number[lang]}>
      {person.numbers.length === 0 && '–'}
      {person.numbers.map(({ number, replacement }) => (
        <div>
          {number}
          {replacement && <strong class="tov-sub">{personWords.replacement[lang]}</strong>}
        </div>
      ))}
    </td>
    <td data-title={personWords.custody[lang]}>
      {person.custody.length === 0 && '–'}
      {person.custody.map(({ child, residence }) => (
        <div>
          {whoName(child)[lang]}
          {residence !== null && (
            <span class="tov-sub">{(residence ? personWords.residence : personWords.second)[lang]}</span>
          )}
        </div>
      ))}
    </td>
    <td data-title={personWords.address[lang]}>
      <Address lang={lang} caseId={caseId} person={person} asked={asked} />
    </td>
  </tr>
);

const Address = ({ lang, caseId, person, asked }: RowProps) => {
  const { personId, hasAddress } = person;
  if (!person.protected) return <>{person.address ?? '–'}</>;
  const shown = personId !== null && asked?.personId === personId ? asked.address : null;
  return (
    <>
      <strong>
        <Icon name="warning" /> {personWords.protected[lang]}
      </strong>
      {shown !== null && <p>{shown}</p>}
      {shown === null && hasAddress && personId !== null && (
        <form method="post" action={`/cases/${caseId}/persons/${personId}/address`}>
          <CsrfField />
          <label class="form-label" for={`why-${personId}`}>
            {personWords.why[lang]}
          </label>
          <select class="form-select" id={`why-${personId}`} name="reason">
            {Object.entries(addressReasons).map(([reason, name]) => (
              <option value={reason}>{name[lang]}</option>
            ))}
          </select>
          <p class="form-hint">{personWords.logged[lang]}</p>
          <button type="submit" class="button button-secondary">
            {personWords.show[lang]}
          </button>
        </form>
      )}
    </>
  );
};
