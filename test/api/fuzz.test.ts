import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldsOf } from '../../domain/case/read-command.ts';
import { refusalCodes } from '../../domain/case/refusal.ts';
import { commands } from '../../domain/case/registry.ts';
import { notification, opened, testApi } from './support/api.ts';
import { inputOf } from './support/field-arbitrary.ts';

const step = fc
  .constantFrom(...commands)
  .chain((spec) => fc.record({ command: fc.constant(spec.name), body: inputOf(fieldsOf(spec)) }));

it('no input of the registry’s own shapes makes a command fail: it is accepted or refused with a known code', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const api = testApi('2026-07-01T10:00:00+02:00');
      const pregnancy = await opened(api);
      await api.post(`/v1/cases/${pregnancy}/commands/receive-notification`, notification());
      const child = await opened(api, { kind: 'child', child: { bornAt: '2026-02-01T08:00:00+01:00' } });
      for (const { command, body } of steps) {
        for (const id of [pregnancy, child]) {
          const answer = await api.post(`/v1/cases/${id}/commands/${command}`, body, 'esbjerg:FR-leader');
          if (answer.status === 200) accepted += 1;
          else expect(refusalCodes).toContain(answer.body.code);
          expect([200, 403, 409, 422]).toContain(answer.status);
          const after = await api.get(`/v1/cases/${id}/deadlines`, 'esbjerg:FR');
          expect(after.status).toBe(200);
        }
      }
      expect(api.reported).toEqual([]);
    }),
    { numRuns: Number(process.env.TOVHOLDER_FUZZ_RUNS ?? 150) },
  );
  // The inputs are no mere noise: a good part of them is taken.
  expect(accepted).toBeGreaterThan(100);
});

it('no referral of the registry’s own shape makes opening a case fail', async () => {
  const refer = commands.find(({ name }) => name === 'refer');
  const body = inputOf(refer ? fieldsOf(refer) : {});
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('pregnancy', 'child'), body, async (kind, data) => {
      const api = testApi();
      const answer = await api.post('/v1/cases', { ...data, kind, municipality: 'esbjerg' });
      expect([201, 409, 422]).toContain(answer.status);
      expect(api.reported).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('no bytes at all make the command endpoint fail', async () => {
  const api = testApi();
  const id = await opened(api);
  const bytes = fc.oneof(fc.string(), fc.json(), fc.uint8Array({ maxLength: 200 }));
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom(...commands), async (body, { name }) => {
      const answer = await api.request(`/v1/cases/${id}/commands/${name}`, {
        method: 'POST',
        headers: { Authorization: 'Bearer demo:esbjerg:FR-leader', 'Content-Type': 'application/json' },
        body: body as string,
      });
      expect([200, 400, 403, 409, 422]).toContain(answer.status);
      expect(api.reported).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
