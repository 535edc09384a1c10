import { rewrapDirectoryKeys } from '../db/directory/rewrap-directory-keys.ts';
import { rewrapCaseKeys } from '../db/rewrap-case-keys.ts';
import { rewrapPersonKeys } from '../db/rewrap-person-keys.ts';
import { rewrapWebhookKeys } from '../db/webhooks/rewrap-webhook-keys.ts';
import { failed, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** Wraps the key of every case, person and organisation's directory by the current master key; ends with 1 when one could not be. */
export async function rotateKeys(env: NodeJS.ProcessEnv): Promise<Outcome> {
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  const { sql, close } = opened.store;
  try {
    const ofCases = await rewrapCaseKeys(sql);
    const ofPersons = await rewrapPersonKeys(sql);
    const ofDirectories = await rewrapDirectoryKeys(sql);
    const ofWebhooks = await rewrapWebhookKeys(sql);
    const rotation = {
      ...ofCases,
      persons: ofPersons.rewrapped,
      directories: ofDirectories.rewrapped,
      webhooks: ofWebhooks.rewrapped,
      failed: [...ofCases.failed, ...ofPersons.failed, ...ofDirectories.failed, ...ofWebhooks.failed],
    };
    return {
      document: rotation,
      text: () =>
        [
          `${rotation.rewrapped} nøgler pakket om til ${rotation.masterKeyId}; ${rotation.current} var det allerede`,
          `${rotation.persons} nøgler i personregisteret pakket om`,
          `${rotation.directories} nøgler til medarbejderoversigter pakket om`,
          `${rotation.webhooks} nøgler til webhooks pakket om`,
          ...rotation.failed.map(
            ({ caseId, keyId, masterKeyId }) =>
              `  ${caseId}: nøgle ${keyId} kan ikke åbnes, pakket med ${masterKeyId}`,
          ),
        ].join('\n'),
      ok: rotation.failed.length === 0,
    };
  } finally {
    await close();
  }
}
