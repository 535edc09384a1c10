import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../domain/case/case-view.ts';
import { handle } from '../../../domain/case/engine.ts';
import type { Refusal } from '../../../domain/case/refusal.ts';
import { documentById, statusOfDocument } from '../../../domain/documents/documents-of.ts';
import { documentTemplates } from '../../../domain/documents/registry.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { begin, type Life } from '../support/life.ts';

const at = '2025-01-07T12:00:00Z';
const later = '2025-01-08T12:00:00Z';
const pregnancy = () => begin({ at: '2025-01-06T12:00:00Z', refer: { edd: '2025-06-20' } });

const stateOf = (life: Life) => {
  const state = life.world.get('pregnancy')?.state;
  if (!state) throw new Error('no case');
  return state;
};
const documentOf = (life: Life, id = 'b1') => documentById(viewOf(stateOf(life)), id);

/** Why a command is refused. */
function refusalOf(life: Life, when: string, name: string, data: JsonObject): Refusal {
  const answer = handle(stateOf(life), { name, data, at: when, role: 'FR' });
  if (answer.ok) throw new Error(`${name} was accepted`);
  return answer.refusal;
}

const hearing = { template: 'hearing', fields: { matter: 'HEMMELIG-sag' }, drafter: 'anna' };
const decision = { template: 'decision', fields: { basis: 'BL32' }, drafter: 'anna' };

describe('a document', () => {
  it('is drafted in versions, approved, and then sent by the act that says so', () => {
    const life = pregnancy();
    life.give(at, 'draft-document', hearing);
    life.give(at, 'draft-document', { ...hearing, documentId: 'b1', fields: { matter: 'HEMMELIG-ny' } });
    life.give(at, 'approve-document', { documentId: 'b1', version: 2, approver: 'anna' });
    expect(statusOfDocument(documentOf(life) as never)).toBe('approved');
    life.give(later, 'start-hearing', { documentId: 'b1' });
    const document = documentOf(life);
    expect(document?.versions.map(({ version, approved }) => [version, approved !== null])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(document && statusOfDocument(document)).toBe('sent');
  });

  it('leaves nothing of what was written in the live case', () => {
    const life = pregnancy();
    life.give(at, 'draft-document', hearing);
    expect(JSON.stringify(stateOf(life).facts)).not.toContain('HEMMELIG');
  });

  it('is not approved by its writer where the template wants a second person, and the refusal says why', () => {
    const life = pregnancy();
    life.give(at, 'draft-document', decision);
    const refused = refusalOf(life, at, 'approve-document', { documentId: 'b1', approver: 'anna' });
    expect(refused).toMatchObject({
      code: 'PRECONDITION',
      reason: 'approver',
      source: expect.stringContaining('FVL'),
    });
    life.give(at, 'approve-document', { documentId: 'b1', approver: 'bo' });
    expect(documentOf(life)?.latest.approved).not.toBeNull();
  });

  it('is not taken for approved by another because nobody says who they are', () => {
    const life = pregnancy();
    const { drafter: _unsaid, ...unsigned } = decision;
    const by = life.give(at, 'draft-document', unsigned).events[0]?.by;
    const answer = handle(stateOf(life), {
      ...{ name: 'approve-document', data: { documentId: 'b1' }, at },
      role: by as 'FR',
    });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'PRECONDITION' } });
  });

  it('is approved in its latest version only', () => {
    const life = pregnancy();
    life.give(at, 'draft-document', hearing);
    life.give(at, 'draft-document', { ...hearing, documentId: 'b1' });
    expect(refusalOf(life, at, 'approve-document', { documentId: 'b1', version: 1 })).toMatchObject({
      code: 'PRECONDITION',
      reason: 'version',
    });
  });

  it('cannot be rewritten or discarded once it was sent', () => {
    const life = pregnancy();
    life.give(at, 'draft-document', hearing);
    life.give(at, 'approve-document', { documentId: 'b1' });
    life.give(at, 'start-hearing', { documentId: 'b1' });
    expect(refusalOf(life, later, 'draft-document', { ...hearing, documentId: 'b1' }).code).toBe(
      'PRECONDITION',
    );
    expect(refusalOf(life, later, 'discard-document', { documentId: 'b1', reason: 'fejl' }).code).toBe(
      'PRECONDITION',
    );
  });

  it('is not sent as a draft, discarded, or as something that it is not', () => {
    const life = pregnancy();
    life.give(at, 'draft-document', hearing);
    expect(refusalOf(life, at, 'start-hearing', { documentId: 'b1' }).code).toBe('WRONG_ORDER');
    expect(refusalOf(life, at, 'send-request-form', { documentId: 'b1' }).code).toBe('PRECONDITION');
    expect(refusalOf(life, at, 'start-hearing', { documentId: 'b9' }).code).toBe('NOT_FOUND');
    life.give(at, 'discard-document', { documentId: 'b1', reason: 'fejl' });
    expect(refusalOf(life, at, 'start-hearing', { documentId: 'b1' }).code).toBe('PRECONDITION');
  });

  it('refuses what its template does not ask, and names the field that is wrong', () => {
    const life = pregnancy();
    const draft = (fields: Record<string, string>) =>
      refusalOf(life, at, 'draft-document', { template: 'hearing', fields });
    expect(draft({ ukendt: 'x' })).toMatchObject({ code: 'VALIDATION', reason: 'fields.ukendt' });
    expect(draft({ answerBy: 'i morgen' })).toMatchObject({ code: 'VALIDATION', reason: 'fields.answerBy' });
    expect(refusalOf(life, at, 'draft-document', { template: 'minutes' })).toMatchObject({
      code: 'VALIDATION',
      reason: 'meetingId',
    });
    expect(refusalOf(life, at, 'draft-document', { template: 'closing-summary' }).code).toBe('PRECONDITION');
  });
});

describe('the register of templates', () => {
  it('asks for no number of a person and no name that the register of persons has', () => {
    const json = JSON.stringify(documentTemplates.map(({ fields }) => fields));
    expect(json).not.toContain('"registered"');
    expect(json).not.toContain('"type":"cpr"');
  });

  it('gives a reason and a source wherever a second person is wanted', () => {
    const wanted = documentTemplates.flatMap(({ name, secondPerson }) => (secondPerson ? [name] : []));
    expect(wanted).toEqual(['notification', 'combined-plan', 'decision']);
    for (const { secondPerson } of documentTemplates)
      if (secondPerson) expect(secondPerson.source).toMatch(/\S/);
  });
});
