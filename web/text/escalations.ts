import { type Text, text } from '../../domain/text.ts';

/** The page of what was escalated. */
export const escalationWords = {
  title: text('Eskaleringer', 'Escalations'),
  lead: text(
    'Overskredne frister, som du eller din enhed har fået besked om. En eskalering stiger et trin hver arbejdsdag, til nogen har set den, og ender, når handlingen er registreret.',
    'Missed deadlines that you or your unit were told of. An escalation climbs one step each working day until somebody has seen it, and ends when the act is recorded.',
  ),
  mine: text('Mine', 'Mine'),
  unit: text('Min enheds', "My unit's"),
  scopes: text('Hvis eskaleringer', 'Whose escalations'),
  unseen: text('Venter på at blive set', 'Wait to be seen'),
  seen: text('Set, men ikke gjort endnu', 'Seen, not done yet'),
  none: text('Intet venter på at blive set.', 'Nothing waits to be seen.'),
  deadline: text('Frist', 'Deadline'),
  told: text('Hvem har fået besked', 'Who was told'),
  next: text('Næste trin', 'Next step'),
  act: text('Kvittér', 'Acknowledge'),
  set: text('Set', 'Seen'),
  step: text('Trin', 'Step'),
  top: text('Stiger ikke højere', 'Climbs no higher'),
  seenBy: text('Set af', 'Seen by'),
  acknowledged: text(
    'Kvitteret. Eskaleringen stiger ikke videre.',
    'Acknowledged. The escalation climbs no further.',
  ),
} as const satisfies Record<string, Text>;
