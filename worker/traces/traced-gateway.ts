import { randomUUID } from 'node:crypto';
import { commandByName } from '../../domain/case/registry.ts';
import type { CallOptions, CaseGateway, GatewayAnswer } from '../gateway/case-gateway.ts';
import { caseIdOf, recognise } from '../gateway/recognise.ts';
import { commandPlace } from './command-place.ts';
import type { Tracing } from './tracing.ts';

/** A gateway whose commands are spans, by name: from the call to the answer, publication and linked cases included. */
export function tracedGateway(gateway: CaseGateway, tracing: Tracing): CaseGateway {
  function command<Answer>(
    name: string,
    caseId: string,
    key: string,
    give: (options: { key: string }) => Promise<GatewayAnswer<Answer>>,
  ): Promise<GatewayAnswer<Answer>> {
    const { keyHash } = recognise(key, null, {});
    const place = commandPlace(caseId, keyHash);
    // A name that is none may be anything.
    const known = commandByName(name)?.name ?? 'unknown';
    return tracing.span({ name: `command ${known}`, kind: 'internal', place }, async (notes) => {
      const answer = await give({ key });
      if (answer.ok) notes.add({ 'tovholder.repeated': answer.repeated });
      // A refusal by the rules is an answer like any other; only what is to be tried again has failed.
      else if (answer.retryAfterSeconds === undefined)
        notes.add({ 'tovholder.refusal': answer.refusal.code });
      else notes.fail(answer.refusal.code);
      return answer;
    });
  }
  const keyOf = ({ key }: CallOptions): string => key ?? randomUUID();
  return {
    ...gateway,
    openCase(input, refer, options = {}) {
      const key = keyOf(options);
      return command(refer.name, caseIdOf(key), key, (with_) =>
        gateway.openCase(input, refer, { ...options, ...with_ }),
      );
    },
    giveCommand(caseId, given, options = {}) {
      return command(given.name, caseId, keyOf(options), (with_) =>
        gateway.giveCommand(caseId, given, { ...options, ...with_ }),
      );
    },
  };
}
