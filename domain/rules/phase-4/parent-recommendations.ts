import type { CaseView } from '../../case/case-view.ts';
import type { EventType } from '../../case/fact.ts';
import { measuresOf } from '../../case/measures.ts';
import { type Text, text } from '../../text.ts';
import type { Seed } from '../rule.ts';

/** One recommendation of good cooperation with parents of placed children, and the acts at which it is shown. */
interface Recommendation {
  key: string;
  name: Text;
  at: readonly EventType[];
}

export const recommendations: readonly Recommendation[] = [
  {
    key: '1',
    name: text(
      'Inddragende og koordinerende forældresamarbejde',
      'Cooperation that involves and coordinates',
    ),
    at: ['placement-planned', 'meeting-invited'],
  },
  {
    key: '2',
    name: text('Krise- og traumebevidst tilgang', 'Awareness of crisis and trauma'),
    at: ['mother-informed', 'measure-implemented', 'notice-served'],
  },
  {
    key: '3',
    name: text(
      'Forældrenes ressourcer og viden om deres barn',
      "The parents' resources and knowledge of their child",
    ),
    at: ['investigation-opened', 'plan-approved', 'follow-up-held'],
  },
  {
    key: '4',
    name: text('Tæt og tidlig støtte til forældrene', 'Close and early support to the parents'),
    at: ['support-person-offered', 'parent-support-decided'],
  },
  {
    key: '5',
    name: text(
      'Relationen mellem barn og forældre, hvis den er mulig og til barnets bedste',
      'The relation of child and parents, if possible and best for the child',
    ),
    at: ['contact-decided', 'follow-up-held', 'return-decided'],
  },
];

/** Shown once each, at the first of its moments after a placement is planned or decided. */
export function recommendationSeeds(view: CaseView): readonly Seed[] {
  const placed = measuresOf(view).find(({ placement }) => placement)?.decided;
  const planned = view.of('placement-planned')[0];
  const from = planned && (!placed || planned.ms <= placed.ms) ? planned : placed;
  if (!from) return [];
  return recommendations.flatMap(({ key, name, at }) => {
    const trigger = view.of(...at).find((fact) => fact.on >= from.on);
    return trigger ? [{ key, trigger, detail: name }] : [];
  });
}
