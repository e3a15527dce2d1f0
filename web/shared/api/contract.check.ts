import type { components } from './schema.ts';
import type * as hand from './types/index.ts';

/**
 * Holds the pages' types against the API document (docs/api/v1.json, from which schema.ts is made): a field that a page reads and the API
 * does not have stops the compiler here. `npm run api` makes schema.ts anew.
 */
type Api = components['schemas'];

/** The fields of `Page` that `Doc` lacks. */
type Lacks<Page, Doc> = Exclude<keyof Page, keyof Doc>;

/** Only when nothing is lacking is this `true`; else the names that are. */
type Holds<Page, Doc> = [Lacks<Page, Doc>] extends [never] ? true : Lacks<Page, Doc>;

export const contract: {
  me: Holds<hand.Me, Api['Me']>;
  person: Holds<hand.Person, Api['PersonView']>;
  duty: Holds<hand.DutyRow, Api['DutyView']>;
  organization: Holds<hand.Organization, Api['OrganizationView']>;
  pointOwner: Holds<hand.PointOwner, Api['PointOwnerView']>;
  note: Holds<hand.HandoverNote, Api['HandoverNoteView']>;
  message: Holds<hand.OutboxMessage, Api['MessageView']>;
  call: Holds<hand.CallLogEntry, Api['CallLogView']>;
  map: Holds<hand.CityMap, Api['MapView']>;
  exportJob: Holds<hand.ExportJob, Api['ExportView']>;
  webhook: Holds<hand.Webhook, Api['WebhookView']>;
  webhookDraft: Holds<hand.WebhookDraft, Api['WebhookRequest']>;
  webhookMade: Holds<hand.WebhookMade, Api['WebhookMade']>;
  webhookDelivery: Holds<hand.WebhookDelivery, Api['WebhookDeliveryView']>;
  webhookTest: Holds<hand.WebhookTest, Api['WebhookTestAnswer']>;
  warning: Holds<hand.Warning, Api['WarningView']>;
  warningInfo: Holds<hand.WarningInfo, Api['WarningInfoView']>;
  warningPage: Holds<hand.WarningPage, Api['WarningPage']>;
  warningFeed: Holds<hand.WarningFeed, Api['WarningFeedView']>;
  warningFeedDraft: Holds<hand.WarningFeedDraft, Api['WarningFeedRequest']>;
  warningPoll: Holds<hand.WarningPoll, Api['WarningPollView']>;
  publishedWarning: Holds<hand.PublishedWarning, Api['PublishedView']>;
  publishedMessage: Holds<hand.PublishedMessage, Api['PublishedMessageView']>;
  publishedPage: Holds<hand.PublishedPage, Api['PublishedPage']>;
  publishChoices: Holds<hand.PublishChoices, Api['PublishChoices']>;
  workItem: Holds<hand.WorkItemSummary, Api['WorkItemSummary']>;
  workItemPage: Holds<hand.WorkItemPage, Api['WorkItemPage']>;
  workItemDraft: Holds<hand.WorkItemDraft, Api['WorkItemRequest']>;
  committeeToAsk: Holds<hand.CommitteeToAsk, Api['CommitteeView']>;
  neighborhoodTask: Holds<hand.NeighborhoodTask, Api['NeighborhoodTaskView']>;
  workItemFigures: Holds<hand.WorkItemFigures, Api['WorkItemFigures']>;
  clock: Holds<hand.Clock, Api['CityTimeView']>;
  firstAsked: Holds<hand.FirstAsked, Api['FirstAskedView']>;
  handOver: Holds<hand.Hand, Api['HandView']>;
  handTarget: Holds<hand.HandTarget, Api['HandTarget']>;
  bulkPreview: Holds<hand.BulkPreview, Api['BulkPreview']>;
  bulkLine: Holds<hand.BulkLine, Api['BulkLine']>;
  bulkJob: Holds<hand.BulkJob, Api['BulkView']>;
  bulkOutcome: Holds<hand.BulkOutcome, Api['BulkOutcome']>;
  caseView: Holds<hand.CaseView, Api['CaseView']>;
  viewCount: Holds<hand.ViewCount, Api['ViewCount']>;
  meeting: Holds<hand.MeetingSummary, Api['MeetingSummary']>;
  meetingPage: Holds<hand.MeetingPage, Api['MeetingPage']>;
  meetingCall: Holds<hand.MeetingCall, Api['MeetingCallView']>;
  meetingItem: Holds<hand.MeetingItem, Api['MeetingItemView']>;
  meetingTopic: Holds<hand.MeetingTopic, Api['MeetingTopicView']>;
  newMeeting: Holds<hand.NewMeeting, Api['MeetingRequest']>;
  caseMeeting: Holds<hand.CaseMeeting, Api['CaseMeetingView']>;
  meetingFlow: Holds<hand.MeetingFlow, Api['MeetingFlowView']>;
  meetingFigures: Holds<hand.MeetingFiguresReport, Api['MeetingFiguresView']>;
  alarm: Holds<hand.Alarm, Api['AlarmView']>;
  group: Holds<hand.AlarmGroup, Api['GroupView']>;
  register: Holds<hand.Register, Api['RegisterView']>;
  row: Holds<hand.RegisterRow, Api['RowView']>;
  rowResult: Holds<hand.RowResult, Api['RowResult']>;
  rowResults: Holds<hand.RowResults, Api['RowResults']>;
  fault: Holds<hand.ConditionFault, Api['ConditionFaultView']>;
  standing: Holds<hand.StandingLane, Api['StandingLaneView']>;
  hold: Holds<hand.AlarmHold, Api['HoldView']>;
  silence: Holds<hand.Silence, Api['SilenceView']>;
  newSilence: Holds<hand.NewSilence, Api['SilenceRequest']>;
  symptom: Holds<hand.Symptom, Api['SymptomView']>;
  attention: Holds<hand.Attention, Api['AttentionView']>;
  device: Holds<hand.Device, Api['DeviceView']>;
  reading: Holds<hand.Reading, Api['ReadingView']>;
  kind: Holds<hand.DeviceKind, Api['DeviceKindView']>;
  ingress: Holds<hand.Ingress, Api['IngressView']>;
  case: Holds<hand.CaseSummary, Api['CaseSummary']>;
  page: Holds<hand.CasePage, Api['CasePage']>;
  history: Holds<hand.HistoryEntry, Api['HistoryView']>;
  caseClock: Holds<hand.CaseClock, Api['CaseClockView']>;
  caseRequest: Holds<hand.CaseRequest, Api['RequestView']>;
  decision: Holds<hand.DecisionBody, Api['DecisionRequest']>;
  suggestion: Holds<hand.IntakeSuggestion, Api['IntakeSuggestion']>;
  matter: Holds<hand.HotMatter, Api['HotMatterView']>;
  workflow: Holds<hand.Workflow, Api['WorkflowView']>;
  appraisal: Holds<hand.AppraisalReport, Api['AppraisalReport']>;
  appraisalRow: Holds<hand.AppraisalRow, Api['AppraisalRowView']>;
  assist: Holds<hand.Assist, Api['AssistView']>;
  assistLine: Holds<hand.AssistLine, Api['AssistLine']>;
  assistCounts: Holds<hand.AssistCounts, Api['AssistCounts']>;
  appeal: Holds<hand.Appeal, Api['AppealView']>;
  judgement: Holds<hand.Judgement, Api['JudgementView']>;
  caseAppeals: Holds<hand.CaseAppeals, Api['CaseAppeals']>;
  whatIf: Holds<hand.WhatIfAnswer, Api['WhatIfView']>;
  whatIfRow: Holds<hand.WhatIfRow, Api['WhatIfRowView']>;
  whatIfIndicator: Holds<hand.WhatIfIndicator, Api['WhatIfIndicatorView']>;
  formulaDraft: Holds<hand.FormulaDraftAnswer, Api['FormulaDraftView']>;
  formulaText: Holds<hand.FormulaText, Api['FormulaTextView']>;
  figureCases: Holds<hand.FigureCases, Api['FigureCases']>;
  move: Holds<hand.MoveBody, Api['MoveRequest']>;
  report: Holds<hand.NewReport, Api['ReportRequest']>;
  receipt: Holds<hand.ReportReceipt, Api['ReportReceipt']>;
  progress: Holds<hand.ReportProgress, Api['ReportView']>;
  category: Holds<hand.Category, Api['CategoryView']>;
  figures: Holds<hand.Figures, Api['FiguresView']>;
  task: Holds<hand.Task, Api['TaskView']>;
  shift: Holds<hand.OwnShift, Api['ShiftView']>;
  position: Holds<hand.Position, Api['WhereaboutsView']>;
  scenario: Holds<hand.ScenarioSummary, Api['PackageView']>;
  scenarioPage: Holds<hand.ScenarioPage, Api['PackagePage']>;
  scenarioCondition: Holds<hand.ScenarioCondition, Api['PackageConditionView']>;
  setting: Holds<hand.ScenarioSetting, Api['PackageSettingView']>;
  newSetting: Holds<hand.NewSetting, Api['SetPackageRequest']>;
  version: Holds<hand.ScenarioVersion, Api['PackageVersionView']>;
  check: Holds<hand.ScenarioCheck, Api['PackageCheckView']>;
  example: Holds<hand.ScenarioExample, Api['ExampleView']>;
  change: Holds<hand.ScenarioChange, Api['PackageChange']>;
  mistake: Holds<hand.Mistake, Api['MistakeView']>;
  proposal: Holds<hand.Proposal, Api['ProposalView']>;
  proposalPage: Holds<hand.ProposalPage, Api['ProposalPage']>;
  dryRun: Holds<hand.DryRun, Api['DryRunView']>;
  dryRunRow: Holds<hand.DryRunRow, Api['DryRunRow']>;
  dryRunItem: Holds<hand.DryRunItem, Api['DryRunItem']>;
  dryRunCase: Holds<hand.DryRunCase, Api['DryRunCase']>;
  settingProposal: Holds<hand.SettingProposal, Api['SettingProposalView']>;
  waitingSetting: Holds<hand.WaitingSetting, Api['WaitingSettingView']>;
  response: Holds<hand.CityResponse, Api['ResponseView']>;
  responsePage: Holds<hand.ResponsePage, Api['ResponsePage']>;
  responseGround: Holds<hand.ResponseGround, Api['ResponseGround']>;
  responseLevel: Holds<hand.ResponseLevel, Api['ResponseLevelView']>;
  responseTask: Holds<hand.ResponseTask, Api['ResponseTaskView']>;
  responseEntry: Holds<hand.ResponseEntry, Api['ResponseHistoryView']>;
  responseMove: Holds<hand.ResponseMoveBody, Api['MoveResponseRequest']>;
  vitalSigns: Holds<hand.VitalSigns, Api['VitalSignsView']>;
  vitalSign: Holds<hand.VitalSign, Api['VitalSignView']>;
  screens: Holds<hand.Screens, Api['ScreensView']>;
  panel: Holds<hand.Panel, Api['PanelView']>;
  panelPart: Holds<hand.PanelPart, Api['PanelPartView']>;
  valueAcross: Holds<hand.ValueAcross, Api['ValueAcross']>;
  demo: Holds<hand.Demo, Api['DemoView']>;
  demoEvent: Holds<hand.DemoEvent, Api['DemoEventView']>;
  caseCode: Holds<hand.CaseCode, Api['CaseCodeView']>;
  proposedBody: Holds<hand.ProposedBody, Api['ProposedBodyView']>;
  dispute: Holds<hand.Dispute, Api['DisputeView']>;
  disputeLine: Holds<hand.DisputeLine, Api['DisputeLine']>;
  codes: Holds<hand.CodesPage, Api['CodesPage']>;
  codeVersion: Holds<hand.CodeVersion, Api['CodeVersionView']>;
  codePreview: Holds<hand.CodePreview, Api['CodePreview']>;
  asset: Holds<hand.Asset, Api['AssetView']>;
  assetImport: Holds<hand.AssetImport, Api['AssetImport']>;
  assetMistake: Holds<hand.AssetMistake, Api['AssetMistake']>;
  retentionPage: Holds<hand.RetentionPage, Api['RetentionPage']>;
  retentionHalt: Holds<hand.RetentionHalt, Api['RetentionStopView']>;
  retentionRule: Holds<hand.RetentionRule, Api['RetentionRuleView']>;
  retentionLine: Holds<hand.RetentionLine, Api['RetentionLineView']>;
  retentionVersion: Holds<hand.RetentionVersion, Api['RetentionVersionView']>;
  retentionDue: Holds<hand.RetentionDue, Api['RetentionDueView']>;
  retentionRemoval: Holds<hand.RetentionRemoval, Api['RetentionRemovalView']>;
  dataHold: Holds<hand.DataHold, Api['CaseHoldView']>;
  retentionPreview: Holds<hand.RetentionPreview, Api['RetentionPreview']>;
  retentionEffect: Holds<hand.RetentionEffect, Api['RetentionEffect']>;
  caseRetention: Holds<hand.CaseRetention, Api['CaseRetentionView']>;
  platform: Holds<hand.Platform, Api['PlatformView']>;
  personalField: Holds<hand.PersonalField, Api['PersonalField']>;
  mappingNote: Holds<hand.MappingNote, Api['MappingNote']>;
  mappingMistake: Holds<hand.MappingMistake, Api['MappingMistakeView']>;
  platforms: Holds<hand.Platforms, Api['PlatformsView']>;
  mappingCheck: Holds<hand.MappingCheck, Api['MappingCheck']>;
  platformDraft: Holds<hand.PlatformDraft, Api['PlatformRequest']>;
  platformMade: Holds<hand.PlatformMade, Api['PlatformMade']>;
  platformHandOver: Holds<hand.HandOver, Api['LinkView']>;
  fieldMistake: Holds<hand.FieldMistake, Api['FieldMistakeView']>;
  platformMessage: Holds<hand.PlatformMessage, Api['ExchangeMessageView']>;
  arrival: Holds<hand.Arrival, Api['ArrivalView']>;
  handOverPreview: Holds<hand.HandOverPreview, Api['ExchangePreview']>;
  platformBody: Holds<hand.PlatformMessageBody, Api['ExchangeBody']>;
} = {
  warning: true, warningInfo: true, warningPage: true, warningFeed: true, warningFeedDraft: true, warningPoll: true, publishedWarning: true, publishedMessage: true, publishedPage: true, publishChoices: true, workItem: true, workItemPage: true, workItemDraft: true, committeeToAsk: true, neighborhoodTask: true, workItemFigures: true, firstAsked: true, handOver: true, handTarget: true, bulkPreview: true, bulkLine: true, bulkJob: true, bulkOutcome: true, caseView: true, viewCount: true,
  me: true, person: true, duty: true, organization: true, pointOwner: true, note: true, message: true, call: true, map: true, exportJob: true, webhook: true, webhookDraft: true, webhookMade: true, webhookDelivery: true, webhookTest: true, clock: true, meeting: true, meetingPage: true, meetingCall: true, meetingItem: true, meetingTopic: true, newMeeting: true, caseMeeting: true, meetingFlow: true, meetingFigures: true, alarm: true, group: true, register: true, row: true, rowResult: true, rowResults: true, fault: true, standing: true, hold: true, silence: true, newSilence: true, symptom: true, attention: true, device: true, reading: true,
  kind: true, ingress: true, case: true, page: true, history: true, caseClock: true, caseRequest: true, decision: true, suggestion: true, matter: true, workflow: true, appraisal: true, appraisalRow: true, assist: true, assistLine: true, assistCounts: true, appeal: true, judgement: true, caseAppeals: true, whatIf: true, whatIfRow: true, whatIfIndicator: true, formulaDraft: true, formulaText: true, figureCases: true, move: true, report: true, receipt: true, progress: true,
  category: true, figures: true, task: true, shift: true, position: true,
  scenario: true, scenarioPage: true, scenarioCondition: true, setting: true, newSetting: true, version: true, check: true, example: true, change: true, mistake: true,
  proposal: true, proposalPage: true, dryRun: true, dryRunRow: true, dryRunItem: true, dryRunCase: true, settingProposal: true, waitingSetting: true, response: true, responsePage: true, responseGround: true, responseLevel: true, responseTask: true, responseEntry: true, responseMove: true,
  vitalSigns: true, vitalSign: true, screens: true, panel: true, panelPart: true, valueAcross: true, demo: true, demoEvent: true,
  caseCode: true, proposedBody: true, dispute: true, disputeLine: true, codes: true, codeVersion: true, codePreview: true, asset: true, assetImport: true, assetMistake: true,
  retentionPage: true, retentionHalt: true, retentionRule: true, retentionLine: true, retentionVersion: true, retentionDue: true, retentionRemoval: true, dataHold: true, retentionPreview: true, retentionEffect: true, caseRetention: true,
  platform: true, personalField: true, mappingNote: true, mappingMistake: true, platforms: true, mappingCheck: true, platformDraft: true, platformMade: true, platformHandOver: true, fieldMistake: true, platformMessage: true, arrival: true, handOverPreview: true, platformBody: true,
};
