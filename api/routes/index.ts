import type { Route } from '../route.ts';
import { getAccessReport, getCaseAccessLog, searchAccessLog } from './access-log.ts';
import { listAdministration } from './administration.ts';
import { listBreaches } from './breaches.ts';
import { getCalendar } from './calendar.ts';
import { listConsents, listDisclosures } from './case-parts.ts';
import { getCase, listCaseCommands, listCases } from './cases.ts';
import { getDataExport } from './data-export.ts';
import { getDeadline, getTimeline, listDeadlines } from './deadlines.ts';
import { getDigitalPost, setDigitalPost } from './digital-post.ts';
import { changeAbsence, changeColleague, listColleagues } from './directory.ts';
import { listReceipts } from './disclosure-receipts.ts';
import { getDocumentFile, listDocuments, listDocumentTemplates, previewDocument } from './documents.ts';
import {
  getEmergency,
  listCaseEmergencies,
  listEmergencies,
  reviewEmergency,
  takeEmergency,
} from './emergency-access.ts';
import { listEscalationChains } from './escalation-chains.ts';
import { listEscalations } from './escalations.ts';
import { streamEvents } from './events.ts';
import { getTask, listTasks, settleFamilyTask } from './family-tasks.ts';
import { getCareCommunication, listFhirTasks } from './fhir.ts';
import { forwardCase } from './forward.ts';
import { giveCommand } from './give-command.ts';
import { acknowledgeHandover, getHandover, listHandovers, rejectHandover } from './handovers.ts';
import { listHistory } from './history.ts';
import { listJournal, verifyJournal } from './journal.ts';
import { getRule, listCommands, listRules } from './law.ts';
import { askMeetingNotice, getMeeting, listMeetings } from './meetings.ts';
import { previewCaseMerge } from './merge-preview.ts';
import { getMonitoring } from './monitoring.ts';
import { listDeadLetters, listNotices, markNotices, settleDeadLetter } from './notices.ts';
import { openCase } from './open-case.ts';
import { getOrganisationCalendar, recordOrganisationAct } from './organisations.ts';
import {
  getTemplateVersion,
  listOwnTemplates,
  putOwnTemplate,
  removeOwnTemplate,
  tryOwnTemplate,
} from './own-templates.ts';
import { changeParameter, listParameters, previewParameter } from './parameters.ts';
import { findPossibleDuplicates, listCasePersons, searchPersons, showProtectedAddress } from './persons.ts';
import { getPreferences, setPreferences } from './preferences.ts';
import { changeRetention, getRetention, listDueForErasure, voteOnCase } from './retention.ts';
import { getRuleSetUse, listRuleSets } from './rule-sets.ts';
import { getSendingHours, setSendingHours } from './sending-hours.ts';
import { getHealth, getMetrics, getReadiness } from './service.ts';
import { runSimulation } from './simulations.ts';
import { endUserSessions, listUsers } from './users.ts';
import { addWebhook, listWebhookDeliveries, listWebhooks, webhookActs } from './webhooks.ts';
import { askWhatIf } from './what-if.ts';
import { getOverview, getStatistics, getWorklist } from './work.ts';

/** Every operation of the API: the app answers these and the OpenAPI document describes these. */
export const routes: readonly Route[] = [
  openCase,
  listCases,
  getCase,
  listCaseCommands,
  giveCommand,
  listDeadlines,
  getDeadline,
  getTimeline,
  listJournal,
  listHistory,
  verifyJournal,
  previewCaseMerge,
  askWhatIf,
  listConsents,
  listDisclosures,
  listReceipts,
  getDataExport,
  listMeetings,
  getMeeting,
  askMeetingNotice,
  listDocuments,
  getDocumentFile,
  previewDocument,
  listDocumentTemplates,
  listCasePersons,
  showProtectedAddress,
  searchPersons,
  findPossibleDuplicates,
  getCalendar,
  getCaseAccessLog,
  searchAccessLog,
  getAccessReport,
  listBreaches,
  getRetention,
  changeRetention,
  listDueForErasure,
  voteOnCase,
  takeEmergency,
  listCaseEmergencies,
  listEmergencies,
  getEmergency,
  reviewEmergency,
  listHandovers,
  getHandover,
  acknowledgeHandover,
  rejectHandover,
  forwardCase,
  listTasks,
  getTask,
  settleFamilyTask,
  getDigitalPost,
  setDigitalPost,
  listNotices,
  markNotices,
  listDeadLetters,
  settleDeadLetter,
  getWorklist,
  getOverview,
  getStatistics,
  getMonitoring,
  getOrganisationCalendar,
  recordOrganisationAct,
  listOwnTemplates,
  putOwnTemplate,
  removeOwnTemplate,
  tryOwnTemplate,
  getTemplateVersion,
  listAdministration,
  listUsers,
  endUserSessions,
  listColleagues,
  changeColleague,
  changeAbsence,
  getSendingHours,
  setSendingHours,
  getPreferences,
  setPreferences,
  listEscalations,
  listEscalationChains,
  listRules,
  listRuleSets,
  getRuleSetUse,
  getRule,
  listCommands,
  listParameters,
  changeParameter,
  previewParameter,
  runSimulation,
  listWebhooks,
  addWebhook,
  listWebhookDeliveries,
  ...webhookActs,
  streamEvents,
  getCareCommunication,
  listFhirTasks,
  getHealth,
  getReadiness,
  getMetrics,
];
