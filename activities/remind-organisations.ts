import type { Sql } from '../db/connect.ts';
import { insertMessages } from '../db/insert-messages.ts';
import { knownOrganisations } from '../db/known-organisations.ts';
import { knownSince, readOrganisationView } from '../db/organisation-view.ts';
import { civilDateOf } from '../domain/calendar/index.ts';
import { outboxNameOf } from '../domain/obligations/organisation-name.ts';
import { organisationMessages } from '../domain/obligations/organisations.ts';
import { municipalities, regions } from '../domain/rules/agreement-area.ts';
import { defaultParameters } from '../domain/rules/parameters.ts';

/** What the workflow of the organisations' rhythms may do to the world. */
export interface OrganisationActivities {
  /** Puts what is due or overdue in every organisation at work here into the outbox; each thing once, for ever. */
  remindOrganisations(): Promise<{ organisations: number }>;
}

/** The activities on this store; `clock` gives epoch milliseconds. */
export function createOrganisationActivities({
  sql,
  clock = Date.now,
}: {
  sql: Sql;
  clock?: () => number;
}): OrganisationActivities {
  return {
    async remindOrganisations() {
      const on = civilDateOf(clock());
      const known = await knownOrganisations(sql);
      const all = [...Object.keys(municipalities), ...Object.keys(regions)];
      const atWork = all.filter((name) => knownSince(name, known) !== null);
      for (const organisation of atWork) {
        const view = await readOrganisationView(sql, organisation, known);
        const messages = organisationMessages(view, on, defaultParameters.reminderHour);
        await sql.begin((tx) => insertMessages(tx, outboxNameOf(organisation), messages));
      }
      return { organisations: atWork.length };
    },
  };
}
