import { rewrapCaseKeys } from '../db/rewrap-case-keys.ts';
import { failed, type Outcome } from './print.ts';
import { openStore } from './store.ts';

/** Wraps every case's key by the current master key; ends with 1 when one could not be. */
export async function rotateKeys(env: NodeJS.ProcessEnv): Promise<Outcome> {
  const opened = await openStore(env);
  if (!opened.ok) return failed(opened.refusal);
  const { sql, close } = opened.store;
  try {
    const rotation = await rewrapCaseKeys(sql);
    return {
      document: rotation,
      text: () =>
        [
          `${rotation.rewrapped} nøgler pakket om til ${rotation.masterKeyId}; ${rotation.current} var det allerede`,
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
