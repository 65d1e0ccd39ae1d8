/*
 * The resources of the service as the panel reads them: from the published description of the API. What the socket
 * carries too comes from the protocol package.
 */
import type { Contact, Conversation } from '@chatflow/widget/protocol';
import type { components } from './generated';

export type {
  Assignee,
  Attachment,
  AuthorKind,
  Contact,
  ConversationStatus as Status,
  Entry,
  Priority,
  Receipt,
  View,
} from '@chatflow/widget/protocol';

type Schemas = components['schemas'];

export interface Page<T> {
  data: T[];
  nextCursor?: string | null;
}

export type Money = Schemas['Money'];
export type Me = Schemas['MeController.Me'];
export type Profile = Schemas['MeController.Profile'];
export type Role = Schemas['MeController.Me']['role'];
export type Availability = Schemas['AgentStatus'];
export type Agent = Schemas['AgentView'];
export type StaffMember = Schemas['PeopleController.PersonView'];
export type StaffRole = Schemas['Role'];
export type NewPerson = Schemas['StaffController.NewMember'];
export type Trace = Schemas['TraceView'];
export type CandidateLine = Schemas['CandidateLine'];
export type CandidateState = Schemas['CandidateState'];
export type Candidate = Schemas['CandidateView'];
export type SimilarAnswer = Schemas['SimilarAnswer'];
export type Verdict = Schemas['TraceController.Verdict'];
export type AssistantSettings = Schemas['Settings'];
export type Thresholds = Schemas['Settings.Thresholds'];
export type ThresholdPreview = Schemas['Preview.View'];
export type Trial = Schemas['Trial'];
export type TrialAnswer = Schemas['TrialView'];
export type Category = Schemas['Category'];
export type CategoryDraft = Schemas['CategoryDraft'];
export type CategorySet = Schemas['CategorySetController.SetView'];
export type Version = Schemas['VersionView'];
export type SuiteCase = Schemas['SuiteView.Case'];
export type SuiteRun = Schemas['SuiteView'];
export type HandoffRoute = Schemas['Route'];
export type HandoffRoutes = Schemas['RouteController.RouteList'];
export type SynonymGroups = Schemas['SynonymController.SynonymGroups'];
export type Team = Schemas['TeamsController.TeamView'];

/** A conversation as staff see it in lists and frames. */
export interface ConversationRow extends Conversation {
  /** Only in the detail, and in rows that were read from it. */
  readonly contact?: Contact | null;
  /** How the shopper sounds to the assistant. Only in the detail. */
  readonly sentiment?: Mood | null;
}

export type Mood = Schemas['Mood'];

export interface ConversationDetail extends Omit<ConversationRow, 'contact'> {
  readonly contact: Contact | null;
  readonly commerce: Commerce | null;
}

export type Commerce = Schemas['CommerceView'];
export type Customer = Schemas['CustomerView'];
export type Cart = Schemas['CartView'];
export type Order = Schemas['OrderView'];
export type OrderState = Schemas['OrderState'];
export type Line = Schemas['Line'];
export type Shipment = Schemas['OrderView.Shipment'];
export type Refund = Schemas['OrderView.Refund'];

export type Operation = Schemas['OperationView'];
export type OperationState = Schemas['OperationState'];
export type ActionPolicy = Schemas['ActionPolicy'];
export type NewRefund = Schemas['OrderActionsController.NewRefund'];
export type NewCancellation = Schemas['OrderActionsController.NewCancellation'];
export type NewNote = Schemas['OrderActionsController.NewOrderNote'];
export type NewCoupon = Schemas['CouponController.NewCoupon'];

export type Site = Schemas['SiteView'];
export type RemovedSite = Schemas['Sites.RemovedSite'];
export type SiteSettings = Schemas['SiteSettings'];
export type Connection = Schemas['ConnectionController.ConnectionRequest'];
export type ConnectionGrant = Schemas['ConnectionController.ConnectionGrant'];
export type Sighting = Schemas['SightingController.SightingView'];
export type IdentityCheck = Schemas['IdentityCheckController.Checked'];
export type SecretKind = Schemas['SecretKind'];
export type SecretState = Schemas['SecretHint'];

export type MailLink = Schemas['LinkController.LinkView'];
export type SignInOptions = Schemas['OptionsController.Options'];
export type MailboxMessage = Schemas['MailboxMessage'];
export type Invitation = Schemas['InvitationController.InvitationView'];
export type InvitedRole = Invitation['role'];
export type Article = Schemas['ArticleView'];

export type Push = Schemas['PushController.Push'];
export type Device = Schemas['PushController.DeviceView'];
export type Delivery = Schemas['PushController.DeliveryView'];
export type NewDevice = Schemas['PushController.NewDevice'];

export type TenantSummary = Schemas['OperatorTenantsController.TenantSummary'];
export type NewTenant = Schemas['OperatorTenantsController.NewTenant'];
