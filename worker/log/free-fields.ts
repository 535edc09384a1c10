/**
 * Fields of commands that people write in freely and whose names no other word gives away (worker/log/redacted.ts). A field
 * of a log is withheld when this is its whole name. A test holds the list to the commands.
 */
export const freeFields: readonly string[] = [
  ...['abstinenceObservation', 'agenda', 'agreement', 'background', 'by', 'cause', 'clarification'],
  ...['clinicExaminations', 'cognitive', 'conclusion', 'contact', 'currentState', 'description', 'duration'],
  ...[
    'expectedDuration',
    'familyPsychology',
    'fields',
    'frequency',
    'goals',
    'health',
    'healthCareInPlacement',
  ],
  ...['how', 'ifUnreachable', 'information', 'instructions', 'measures', 'observation', 'outcome'],
  ...['parentsReaction', 'participant', 'plan', 'plannedMeasure', 'position', 'presentAtAcutePlacement'],
  ...[
    'problem',
    'psychological',
    'reachedAt',
    'reaction',
    'reception',
    'records',
    'seenAndHeard',
    'substance',
  ],
  ...['summary', 'support', 'supportMeasures', 'task', 'treatment', 'what', 'withHospital'],
];
